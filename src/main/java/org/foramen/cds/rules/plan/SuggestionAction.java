package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Change;
import org.foramen.cds.rules.finding.Proposal;

/**
 * A nested action: one suggestion, or one for each {@code %option}.
 *
 * @param recommended whether it is to be preferred; of several options none is
 * @param automatic whether it may be applied without being asked about, where that was agreed
 */
record SuggestionAction(
        Variables variables,
        List<CompiledExpression> conditions,
        Template label,
        boolean recommended,
        boolean automatic,
        List<ChangeAction> changes) {

    SuggestionAction {
        conditions = List.copyOf(conditions);
        changes = List.copyOf(changes);
    }

    List<Proposal> propose(FhirPath fhirPath, Scope card, int most) {
        Scope scope = variables.defineOnce(card.inner());
        List<Proposal> proposals = new ArrayList<>();
        List<Scope> alternatives = alternatives(fhirPath, scope);
        for (Scope alternative : alternatives) {
            variables.definePerItem(alternative);
            if (proposals.size() < most && applies(fhirPath, alternative)) {
                proposals.add(proposal(fhirPath, alternative, recommended && alternatives.size() == 1));
            }
        }
        return proposals;
    }

    private List<Scope> alternatives(FhirPath fhirPath, Scope scope) {
        CompiledExpression options = variables.items();
        if (options == null) {
            return List.of(scope);
        }
        return fhirPath.evaluate(options, scope).stream()
                .map(option -> scope.inner().set(Variable.OPTION, List.of(option)))
                .toList();
    }

    private boolean applies(FhirPath fhirPath, Scope scope) {
        return conditions.stream().allMatch(condition -> fhirPath.holds(condition, scope));
    }

    private Proposal proposal(FhirPath fhirPath, Scope scope, boolean first) {
        List<Change> applied =
                changes.stream().map(change -> change.apply(fhirPath, scope)).toList();
        return new Proposal(label.label(fhirPath, scope), first, automatic, applied);
    }
}
