package org.foramen.terminology.comparison;

/** How the first value set relates to the second (https://hl7.org/fhir/tools/valueset-comparison.html). */
public enum Relation {
    /** Both have the same codes. */
    SAME("same"),
    /** The second has every code of the first, and more. */
    SUBSET("subset"),
    /** The first has every code of the second, and more. */
    SUPERSET("superset"),
    /** They share codes, and each has codes that the other has not. */
    OVERLAPPING("overlapping"),
    /** They share no code; also where only one of them has codes. */
    DISJOINT("disjoint"),
    /** Neither has codes. */
    EMPTY("empty"),
    /** It cannot be told. */
    INDETERMINATE("indeterminate");

    private final String code;

    Relation(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Relation of(Difference difference) {
        boolean missing = difference.missing();
        boolean extra = difference.extra();
        if (!difference.common()) {
            return missing || extra ? DISJOINT : EMPTY;
        }
        if (missing) {
            return extra ? OVERLAPPING : SUPERSET;
        }
        return extra ? SUBSET : SAME;
    }
}
