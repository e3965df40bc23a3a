package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Findings;
import org.foramen.cds.rules.finding.RuleIdentity;

/** A published rule, ready to judge. */
public record CompiledRule(RuleIdentity identity, List<CardAction> actions) {

    public CompiledRule {
        actions = List.copyOf(actions);
    }

    public boolean hears(String hook) {
        return actions.stream().anyMatch(action -> action.hooks().contains(hook));
    }

    public Findings evaluate(String hook, FhirPath fhirPath, Scope call) {
        List<Finding> findings = new ArrayList<>();
        int unjudged = 0;
        for (CardAction action : actions) {
            if (action.hooks().contains(hook)) {
                CardAction.Judged judged = action.evaluate(this, fhirPath, call);
                findings.addAll(judged.findings());
                unjudged += judged.unjudged();
            }
        }
        String reason = "Its findings, or the resources of the call, are many: " + unjudged
                + " further resources were not judged.";
        return new Findings(
                findings, unjudged == 0 ? List.of() : List.of(new Findings.Unevaluated(identity.id(), reason)));
    }

    /** The kinds of records that the rule's actions for the hook cannot do without. */
    public List<String> inputs(String hook) {
        return actions.stream()
                .filter(action -> action.hooks().contains(hook))
                .flatMap(action -> action.inputs().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
