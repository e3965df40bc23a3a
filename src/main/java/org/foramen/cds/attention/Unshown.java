package org.foramen.cds.attention;

import java.util.Locale;
import org.foramen.cds.rules.finding.RuleIdentity;

/**
 * Findings of a rule that no card tells of.
 *
 * @param count how many, at least one
 */
public record Unshown(RuleIdentity rule, Why why, int count) {

    /** Why they are not shown. */
    public enum Why {
        /** Others are more severe, and the client shows only so many. */
        MAX_CARDS,
        /** A user overrode the same before, and the cool-down has not ended. */
        OVERRIDDEN,
        /** The rule is in shadow for this client, which is not told of it. */
        SHADOW;

        /** In the words of answers. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
