/**
 * One thin provider per resource type and per operation of the server; each reads a call once, asks, and writes the answer.
 * Specification: https://hl7.org/fhir/R4/operations.html.
 */
@NullMarked
package org.foramen.fhir.provider;

import org.jspecify.annotations.NullMarked;
