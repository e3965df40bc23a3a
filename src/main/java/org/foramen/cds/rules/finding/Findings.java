package org.foramen.cds.rules.finding;

import java.util.List;

/**
 * The result of judging one call.
 *
 * @param findings most severe first, in an order that depends on the facts alone
 * @param unevaluated the rules that could not be judged, or only in part; a rule that is neither here nor there found nothing
 */
public record Findings(List<Finding> findings, List<Unevaluated> unevaluated) {

    public Findings {
        findings = List.copyOf(findings);
        unevaluated = List.copyOf(unevaluated);
    }

    /**
     * A rule that could not be judged on all it needs.
     *
     * @param rule the PlanDefinition's id
     * @param reason holds no patient data
     */
    public record Unevaluated(String rule, String reason) {}
}
