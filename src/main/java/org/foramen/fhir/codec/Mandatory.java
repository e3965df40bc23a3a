package org.foramen.fhir.codec;

import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/** Elements that FHIR wants to be there; clients send resources without them, which HAPI's parser lets pass. */
final class Mandatory {

    private Mandatory() {}

    /**
     * The text; refuses none.
     *
     * @param element where it ought to stand, e.g. {@code CodeSystem.concept[3].code}
     */
    static String text(@Nullable String text, String element) {
        if (text == null || text.isBlank()) {
            throw missing(element);
        }
        return text;
    }

    /** That an element is not there. */
    static Refusal missing(String element) {
        return new Refusal(Problem.required("The element " + element + " is missing and must be there", element));
    }
}
