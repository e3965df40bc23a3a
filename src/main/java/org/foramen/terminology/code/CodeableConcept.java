package org.foramen.terminology.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A concept by several codings (https://hl7.org/fhir/R4/datatypes.html#CodeableConcept).
 *
 * @param codings as they were sent; one without a code has the empty code
 * @param text what was meant, null when not said
 */
public record CodeableConcept(
        List<Coding> codings, @Nullable String text) {

    public CodeableConcept {
        codings = List.copyOf(codings);
    }
}
