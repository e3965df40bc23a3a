package org.foramen.terminology.comparison;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/** Whether one code in two versions of its code system is one member or two. */
public enum VersionPolicy {
    /** Two. */
    ALWAYS("always"),
    /**
     * Two where the code system says that its versions are needed; and what a filter selects is looked up in the version that it
     * is applied to.
     */
    AS_NEEDED("as-needed"),
    /** One, and a filter selects the same in every version. */
    NEVER("never");

    private final String code;

    VersionPolicy(String code) {
        this.code = code;
    }

    /** The policy of that code; refuses any other. */
    public static VersionPolicy of(String code, String expression) {
        for (VersionPolicy policy : values()) {
            if (policy.code.equals(code)) {
                return policy;
            }
        }
        String known = Arrays.stream(values()).map(policy -> policy.code).collect(Collectors.joining(", "));
        throw new Refusal(Problem.invalid("The version policy '" + code + "' is none of " + known, expression));
    }
}
