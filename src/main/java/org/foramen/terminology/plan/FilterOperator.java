package org.foramen.terminology.plan;

import org.jspecify.annotations.Nullable;

/** https://hl7.org/fhir/R4/valueset-filter-operator.html, and the two that R5 adds. */
public enum FilterOperator {
    EQUAL("="),
    IS_A("is-a"),
    DESCENDENT_OF("descendent-of"),
    IS_NOT_A("is-not-a"),
    REGEX("regex"),
    IN("in"),
    NOT_IN("not-in"),
    GENERALIZES("generalizes"),
    EXISTS("exists"),
    CHILD_OF("child-of"),
    DESCENDENT_LEAF("descendent-leaf");

    private final String code;

    FilterOperator(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The operator of that code, or null. */
    public static @Nullable FilterOperator of(String code) {
        for (FilterOperator operator : values()) {
            if (operator.code.equals(code)) {
                return operator;
            }
        }
        return null;
    }
}
