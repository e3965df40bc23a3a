package org.foramen.terminology.plan;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** https://hl7.org/fhir/R4/valueset-filter-operator.html, and the two that R5 adds. */
public enum FilterOperator {
    EQUAL("=", false),
    IS_A("is-a", true),
    DESCENDENT_OF("descendent-of", true),
    IS_NOT_A("is-not-a", true),
    REGEX("regex", false),
    IN("in", false),
    NOT_IN("not-in", false),
    GENERALIZES("generalizes", true),
    EXISTS("exists", false),
    CHILD_OF("child-of", true),
    DESCENDENT_LEAF("descendent-leaf", true);

    private final String code;
    private final boolean hierarchical;

    FilterOperator(String code, boolean hierarchical) {
        this.code = code;
        this.hierarchical = hierarchical;
    }

    /** Whether it asks how concepts stand in the hierarchy. */
    boolean isHierarchical() {
        return hierarchical;
    }

    public String code() {
        return code;
    }

    /** The codes of all of them, as a message lists them. */
    public static String codes() {
        return Arrays.stream(values()).map(FilterOperator::code).collect(Collectors.joining(", "));
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
