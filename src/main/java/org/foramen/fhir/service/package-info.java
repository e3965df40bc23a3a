/**
 * From operation input to answer: what the call knows besides what is published, the engine's answer, written. Both fronts
 * call {@link org.foramen.fhir.service.TerminologyService}, so they differ only in what they write into
 * (https://hl7.org/fhir/R4/terminology-service.html).
 */
@NullMarked
package org.foramen.fhir.service;

import org.jspecify.annotations.NullMarked;
