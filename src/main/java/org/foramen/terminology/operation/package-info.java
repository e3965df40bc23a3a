/**
 * What a terminology service is asked: one request record and one answer value per operation, and the engine that answers
 * them from a catalogue of compiled knowledge (https://hl7.org/fhir/R4/terminology-service.html).
 */
@NullMarked
package org.foramen.terminology.operation;

import org.jspecify.annotations.NullMarked;
