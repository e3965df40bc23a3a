package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.EvidenceItem;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.Proposal;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.cds.rules.finding.Telling;
import org.foramen.cds.rules.finding.Told;
import org.foramen.terminology.code.Coding;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A top-level action of a rule: for which hooks, about which items, under which conditions, and what it then says.
 *
 * @param place its place among the rule's actions, part of the identity of what it finds
 * @param inputs the kinds of records without which the answer is not complete
 * @param fold with which others its findings are told, null when each stands for itself
 * @param variables those before {@code %each} are evaluated once a call, those after it once an item; where the rule itself
 *     has {@code %each}, all are evaluated once an item
 * @param severities by hook
 */
record CardAction(
        int place,
        Set<String> inputs,
        Variables variables,
        List<CompiledExpression> conditions,
        Map<String, Severity> severities,
        Template summary,
        Template detail,
        List<SuggestionAction> suggestions,
        List<Coding> overrideReasons,
        @Nullable Fold fold) {

    /** More findings of one kind than this help nobody; the rest show when these are dealt with. */
    static final int MAX_FINDINGS = 20;

    static final int MAX_PROPOSALS = 10;

    /** So many pairs of an item and a diagnosis beside it are looked at: an item costs as many steps as there are diagnoses. */
    static final int MAX_PAIRS = 100_000;

    CardAction {
        inputs = Set.copyOf(inputs);
        severities = Map.copyOf(severities);
        conditions = List.copyOf(conditions);
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
    }

    boolean hears(String hook) {
        return severities.containsKey(hook);
    }

    /**
     * @param unjudged how many items were left when the most findings, or the most pairs, were reached
     */
    record Judged(List<Finding> findings, int unjudged) {

        Judged {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Judges the items of a call.
     *
     * @param shared the rule's own items, null where each card has its own
     * @param outer where the rule's own variables are
     */
    Judged evaluate(CompiledRule rule, FhirPath fhirPath, Scope outer, @Nullable Items shared) {
        Items items = shared == null ? new Items(variables, fhirPath, variables.defineOnce(outer.inner())) : shared;
        List<Finding> findings = new ArrayList<>();
        int most = mostItems(outer);
        int judged = 0;
        while (judged < items.size() && judged < most && findings.size() < MAX_FINDINGS) {
            Scope scope = items.scope(judged);
            if (shared != null) {
                scope = variables.defineOnce(scope.inner());
            }
            Scope each = scope;
            if (conditions.stream().allMatch(condition -> fhirPath.holds(condition, each))) {
                findings.add(finding(rule, items.get(judged), fhirPath, each));
            }
            judged++;
        }
        return new Judged(findings, items.size() - judged);
    }

    /** How many items may be held against all diagnoses of the call, and at least one. */
    private static int mostItems(Scope call) {
        List<Base> diagnoses = call.value("diagnoses");
        return Math.max(1, MAX_PAIRS / Math.max(1, diagnoses == null ? 0 : diagnoses.size()));
    }

    private Finding finding(CompiledRule rule, Base item, FhirPath fhirPath, Scope scope) {
        String said = summary.summary(fhirPath, scope);
        return new Finding(
                rule.identity(),
                place + " " + identity(item) + " " + said,
                severity(scope),
                said,
                evidence(scope, Variable.EVIDENCE),
                evidence(scope, Variable.LESION),
                new Telling(() -> new Told(detail.markdown(fhirPath, scope).strip(), proposals(fhirPath, scope))),
                overrideReasons,
                fold);
    }

    private Severity severity(Scope scope) {
        List<Base> hook = scope.value("hook");
        Severity severity = hook == null || hook.isEmpty()
                ? null
                : severities.get(hook.get(0).primitiveValue());
        if (severity == null) {
            throw new IllegalStateException("A card is judged for a hook that it does not hear");
        }
        return severity;
    }

    private static List<Evidence> evidence(Scope scope, String variable) {
        List<Base> items = scope.value(variable);
        return items == null
                ? List.of()
                : items.stream().map(EvidenceItem::read).toList();
    }

    private List<Proposal> proposals(FhirPath fhirPath, Scope scope) {
        List<Proposal> proposals = new ArrayList<>();
        boolean recommended = false;
        for (SuggestionAction suggestion : suggestions) {
            for (Proposal proposal : suggestion.propose(fhirPath, scope, MAX_PROPOSALS - proposals.size())) {
                boolean preferred = proposal.recommended() && !recommended;
                recommended |= preferred;
                proposals.add(new Proposal(proposal.label(), preferred, proposal.automatic(), proposal.changes()));
            }
        }
        return proposals;
    }

    private static String identity(Base item) {
        String id = item instanceof Resource resource ? resource.getIdElement().getIdPart() : null;
        return id == null ? item.fhirType() : item.fhirType() + "/" + id;
    }
}
