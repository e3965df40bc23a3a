package org.foramen.cds.rules;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;

/** A published rule, ready to judge. */
public record CompiledRule(RuleIdentity identity, Footnotes footnotes, List<CardAction> actions) {

    public CompiledRule {
        actions = List.copyOf(actions);
    }

    boolean hears(String hook) {
        return actions.stream().anyMatch(action -> action.hooks().contains(hook));
    }

    List<Finding> evaluate(String hook, FhirPath fhirPath, Scope call) {
        List<Finding> findings = new ArrayList<>();
        for (CardAction action : actions) {
            if (action.hooks().contains(hook)) {
                findings.addAll(action.evaluate(this, fhirPath, call));
            }
        }
        return findings;
    }

    /** The kinds of records that the rule's actions for the hook cannot do without. */
    List<String> inputs(String hook) {
        return actions.stream()
                .filter(action -> action.hooks().contains(hook))
                .flatMap(action -> action.inputs().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
