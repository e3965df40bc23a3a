package org.foramen.terminology.operation;

/** https://hl7.org/fhir/R4/valueset-concept-subsumption-outcome.html */
public enum SubsumesAnswer {
    EQUIVALENT("equivalent"),
    SUBSUMES("subsumes"),
    SUBSUMED_BY("subsumed-by"),
    NOT_SUBSUMED("not-subsumed");

    private final String code;

    SubsumesAnswer(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
