package org.foramen.cds.rules.fhirpath;

import java.util.List;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.CollectionStatus;
import org.hl7.fhir.r4.fhirpath.TypeDetails;

/**
 * What an added function takes and gives, as names of FHIR types.
 *
 * @param takes one of these must be among the types of the input; empty for a function that takes anything, or has no input
 * @param gives the types of the output; empty for those of the input
 */
record Signature(List<String> takes, List<String> gives) {

    /** What answers about codings take. */
    static final List<String> CODED = List.of("Coding", "CodeableConcept");

    Signature {
        takes = List.copyOf(takes);
        gives = List.copyOf(gives);
    }

    static Signature ofCoded(String... gives) {
        return new Signature(CODED, List.of(gives));
    }

    static Signature withoutInput(String gives) {
        return new Signature(List.of(), List.of(gives));
    }

    /** The types of the output for an input of those types; refuses an input that the function gives nothing for. */
    TypeDetails apply(String function, TypeDetails input) {
        if (!takes.isEmpty() && !input.hasNoTypes() && takes.stream().noneMatch(input::hasType)) {
            throw new Refusal(Problem.invalid(
                    function + "() takes " + String.join(" or ", takes) + ", not " + TypeCheck.names(input), null));
        }
        return gives.isEmpty() ? input : new TypeDetails(CollectionStatus.ORDERED, gives.toArray(String[]::new));
    }
}
