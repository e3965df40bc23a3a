package org.foramen.terminology.conceptmap;

import java.util.Locale;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/**
 * How a target stands to its source (https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html), told of the target: it is
 * {@code wider} than the source.
 */
public enum Equivalence {
    RELATEDTO("related-to"),
    EQUIVALENT("equivalent"),
    EQUAL("equivalent"),
    WIDER("source-is-narrower-than-target"),
    SUBSUMES("source-is-narrower-than-target"),
    NARROWER("source-is-broader-than-target"),
    SPECIALIZES("source-is-broader-than-target"),
    INEXACT("related-to"),
    UNMATCHED("not-related-to"),
    DISJOINT("not-related-to");

    private final String relationship;

    Equivalence(String relationship) {
        this.relationship = relationship;
    }

    /** The equivalence of that code; any other code is refused. */
    public static Equivalence of(String code) {
        for (Equivalence each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new Refusal(Problem.invalid(
                "The equivalence '" + code + "' is none of ConceptMapEquivalence",
                "ConceptMap.group.element.target.equivalence"));
    }

    /** The equivalence that says what a relationship of FHIR R5 says; another code is refused. */
    public static Equivalence ofRelationship(String relationship) {
        return switch (relationship) {
            case "related-to" -> RELATEDTO;
            case "equivalent" -> EQUIVALENT;
            case "source-is-narrower-than-target" -> WIDER;
            case "source-is-broader-than-target" -> NARROWER;
            case "not-related-to" -> DISJOINT;
            default ->
                throw new Refusal(Problem.invalid(
                        "The relationship '" + relationship + "' is none of ConceptMapRelationship",
                        "ConceptMap.group.unmapped.extension"));
        };
    }

    /** The code that FHIR R4 uses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What FHIR R5 says instead (https://hl7.org/fhir/R5/valueset-concept-map-relationship.html), which is of the source. */
    public String relationship() {
        return relationship;
    }

    /** The same, told of the source. */
    public Equivalence turned() {
        return switch (this) {
            case WIDER -> NARROWER;
            case NARROWER -> WIDER;
            case SUBSUMES -> SPECIALIZES;
            case SPECIALIZES -> SUBSUMES;
            default -> this;
        };
    }

    /** False for the two that say that there is no mapping. */
    public boolean isMatch() {
        return this != UNMATCHED && this != DISJOINT;
    }
}
