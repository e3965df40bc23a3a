package org.foramen.cds.rules.plan;

import org.foramen.cds.rules.fhirpath.CompiledExpression;

/**
 * A variable that a rule, a card or a suggestion defines for itself and what is in it.
 *
 * @param name without the percent sign
 */
record Variable(String name, CompiledExpression expression) {

    /** In a card: the items to judge, one finding each. */
    static final String EACH = "each";

    /** In a suggestion: the alternatives, one suggestion each. */
    static final String OPTION = "option";

    /** In a card: texts that say which resource and element led to the finding. */
    static final String EVIDENCE = "evidence";

    /** In a card: the coded lesion that the finding is about, as evidence; two findings with one in common are of one lesion. */
    static final String LESION = "lesion";
}
