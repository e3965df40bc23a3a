package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.EvidenceItem;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.Proposal;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.terminology.code.Coding;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A top-level action of a rule: for which hooks, about which items, under which conditions, and what it then says.
 *
 * @param place its place among the rule's actions, part of the identity of what it finds
 * @param hooks the names of its triggers
 * @param inputs the kinds of records without which the answer is not complete
 * @param fold with which others its findings are told, null when each stands for itself
 * @param variables in order; those before {@code %each} are evaluated once a call, those after it once an item
 */
record CardAction(
        int place,
        Set<String> hooks,
        Set<String> inputs,
        List<Variable> variables,
        List<CompiledExpression> conditions,
        Severity severity,
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
        hooks = Set.copyOf(hooks);
        inputs = Set.copyOf(inputs);
        variables = List.copyOf(variables);
        conditions = List.copyOf(conditions);
        suggestions = List.copyOf(suggestions);
        overrideReasons = List.copyOf(overrideReasons);
    }

    /**
     * @param unjudged how many items were left when the most findings, or the most pairs, were reached
     * @param needed the kinds of records without which this is not complete
     */
    record Judged(List<Finding> findings, int unjudged, Set<String> needed) {

        Judged {
            findings = List.copyOf(findings);
            needed = Set.copyOf(needed);
        }
    }

    Judged evaluate(CompiledRule rule, FhirPath fhirPath, Scope call) {
        Scope once = call.inner();
        CompiledExpression each = null;
        List<Variable> perItem = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.name().equals(Variable.EACH)) {
                each = variable.expression();
            } else if (each == null) {
                once.define(variable.name(), variable.expression());
            } else {
                perItem.add(variable);
            }
        }
        List<Finding> findings = new ArrayList<>();
        List<Base> items = items(each, fhirPath, once);
        int most = mostItems(call);
        int judged = 0;
        int unjudged = 0;
        for (Base item : items) {
            if (findings.size() == MAX_FINDINGS || judged == most) {
                unjudged++;
                continue;
            }
            judged++;
            Scope scope = once.inner();
            scope.set(Variable.EACH, List.of(item));
            perItem.forEach(variable -> scope.define(variable.name(), variable.expression()));
            if (conditions.stream().allMatch(condition -> fhirPath.holds(condition, scope))) {
                findings.add(finding(rule, item, fhirPath, scope));
            }
        }
        return new Judged(findings, unjudged, items.isEmpty() ? neededToFindNothing() : inputs);
    }

    /**
     * Where there is no item to judge, what is only read of each item is not missed. The record's conditions always are:
     * expressions read them by references too.
     */
    private Set<String> neededToFindNothing() {
        Set<String> read = new HashSet<>(Set.of("conditions"));
        for (Variable variable : variables) {
            read.addAll(variable.expression().variables());
            if (variable.name().equals(Variable.EACH)) {
                break;
            }
        }
        return inputs.stream().filter(read::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** How many items may be held against all diagnoses of the call, and at least one. */
    private static int mostItems(Scope call) {
        List<Base> diagnoses = call.value("diagnoses");
        return Math.max(1, MAX_PAIRS / Math.max(1, diagnoses == null ? 0 : diagnoses.size()));
    }

    private static List<Base> items(@Nullable CompiledExpression each, FhirPath fhirPath, Scope once) {
        return each == null ? List.of(new org.hl7.fhir.r4.model.BooleanType(true)) : fhirPath.evaluate(each, once);
    }

    private Finding finding(CompiledRule rule, Base item, FhirPath fhirPath, Scope scope) {
        String said = summary.summary(fhirPath, scope);
        List<Base> evidence = scope.value(Variable.EVIDENCE);
        return new Finding(
                rule.identity(),
                place + " " + identity(item) + " " + said,
                severity,
                said,
                detail.markdown(fhirPath, scope).strip(),
                evidence == null
                        ? List.of()
                        : evidence.stream().map(EvidenceItem::read).toList(),
                proposals(fhirPath, scope),
                overrideReasons,
                fold);
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
