/**
 * The two fronts of the terminology service: HAPI's plain server with one thin provider per resource type, and a servlet
 * filter before it that answers the plain case with one write. Whatever is not plain, errors included, goes to HAPI, so each
 * behaviour has one place. Specification: https://hl7.org/fhir/R4/http.html, https://hl7.org/fhir/R4/operations.html.
 */
@NullMarked
package org.foramen.fhir.provider;

import org.jspecify.annotations.NullMarked;
