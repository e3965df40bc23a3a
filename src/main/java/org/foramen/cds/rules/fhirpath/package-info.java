/**
 * The expression language of the rules: HL7's FHIRPath engine for R4, with variables of one call, terminology answered by
 * this server's own engine, and a few functions that build parts of resources.
 *
 * <p>Specifications: FHIRPath (http://hl7.org/fhirpath/N1/), its use in FHIR
 * (https://hl7.org/fhir/R4/fhirpath.html). The functions added here are listed in {@link
 * org.foramen.cds.rules.fhirpath.TerminologyFunction} and {@link org.foramen.cds.rules.fhirpath.ResourceFunction}, and in
 * docs/cds-hooks.md.
 */
@NullMarked
package org.foramen.cds.rules.fhirpath;

import org.jspecify.annotations.NullMarked;
