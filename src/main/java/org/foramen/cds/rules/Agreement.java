package org.foramen.cds.rules;

import java.util.Set;

/**
 * What was agreed with who asks, as far as judging goes.
 *
 * @param rulesOff the rules that are not asked, by the PlanDefinition's id
 * @param editsFinalProblems whether a problem that is already final may be edited, {@code %editsFinalProblems} in a rule
 */
public record Agreement(Set<String> rulesOff, boolean editsFinalProblems) {

    /** Every rule is asked, and what is final stays. */
    public static final Agreement NONE = new Agreement(Set.of(), false);

    public Agreement {
        rulesOff = Set.copyOf(rulesOff);
    }
}
