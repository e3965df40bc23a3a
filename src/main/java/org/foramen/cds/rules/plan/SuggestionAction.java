package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Change;
import org.foramen.cds.rules.finding.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A nested action: one suggestion, or one for each {@code %option}.
 *
 * @param recommended whether it is to be preferred; of several options none is
 * @param automatic whether it may be applied without being asked about, where that was agreed
 */
record SuggestionAction(
        List<Variable> variables,
        List<CompiledExpression> conditions,
        Template label,
        boolean recommended,
        boolean automatic,
        List<ChangeAction> changes) {

    SuggestionAction {
        variables = List.copyOf(variables);
        conditions = List.copyOf(conditions);
        changes = List.copyOf(changes);
    }

    List<Proposal> propose(FhirPath fhirPath, Scope card, int most) {
        Scope scope = card.inner();
        CompiledExpression options = null;
        List<Variable> perOption = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.name().equals(Variable.OPTION)) {
                options = variable.expression();
            } else if (options == null) {
                scope.define(variable.name(), variable.expression());
            } else {
                perOption.add(variable);
            }
        }
        List<Proposal> proposals = new ArrayList<>();
        List<Scope> alternatives = alternatives(options, fhirPath, scope);
        for (Scope alternative : alternatives) {
            perOption.forEach(variable -> alternative.define(variable.name(), variable.expression()));
            if (proposals.size() < most && applies(fhirPath, alternative)) {
                proposals.add(proposal(fhirPath, alternative, recommended && alternatives.size() == 1));
            }
        }
        return proposals;
    }

    private static List<Scope> alternatives(@Nullable CompiledExpression options, FhirPath fhirPath, Scope scope) {
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
