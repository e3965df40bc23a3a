/**
 * Concept maps (https://hl7.org/fhir/R4/conceptmap.html), compiled for translation in both directions.
 */
@NullMarked
package org.foramen.terminology.conceptmap;

import org.jspecify.annotations.NullMarked;
