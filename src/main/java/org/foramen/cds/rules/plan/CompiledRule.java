package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Findings;
import org.foramen.cds.rules.finding.Findings.Unevaluated;
import org.foramen.cds.rules.finding.RuleIdentity;

/**
 * A published rule, ready to judge.
 *
 * @param variables its own, which all its cards may use; with {@code %each} among them all judge the same items
 */
public record CompiledRule(RuleIdentity identity, Variables variables, List<CardAction> actions) {

    public CompiledRule {
        actions = List.copyOf(actions);
    }

    public boolean hears(String hook) {
        return actions.stream().anyMatch(action -> action.hears(hook));
    }

    /**
     * Judges a call.
     *
     * @param unavailable the kinds of records that are not known or not known in full, each with the reason
     */
    public Findings evaluate(String hook, FhirPath fhirPath, Scope call, Map<String, String> unavailable) {
        List<Finding> findings = new ArrayList<>();
        int unjudged = 0;
        call.takeRead();
        Scope once = variables.defineOnce(call.inner());
        Items shared = variables.items() == null ? null : new Items(variables, fhirPath, once);
        for (CardAction action : actions) {
            if (action.hears(hook)) {
                CardAction.Judged judged = action.evaluate(this, fhirPath, once, shared);
                findings.addAll(judged.findings());
                unjudged += judged.unjudged();
            }
        }
        List<Unevaluated> unevaluated = new ArrayList<>(missing(needed(hook, call.takeRead()), unavailable));
        if (unjudged > 0) {
            unevaluated.add(new Unevaluated(
                    identity.id(),
                    "Its findings, or the resources of the call, are many: " + unjudged
                            + " further resources were not judged."));
        }
        int unread = call.takeUnread();
        if (unread > 0) {
            unevaluated.add(new Unevaluated(
                    identity.id(),
                    "Not read for what they say: " + unread
                            + " resources. Plain text, HTML and RTF that are sent inline"
                            + " are, up to 65536 characters that are asked about at once and 1048576 in a call."));
        }
        return new Findings(findings, unevaluated);
    }

    /**
     * The kinds of records that the rule asked for in this call: what it did not come to ask for is not missed. The record's
     * conditions always are, since expressions read them by references too.
     */
    private Set<String> needed(String hook, Set<String> read) {
        Set<String> needed = new TreeSet<>(inputs(hook));
        needed.removeIf(kind -> !kind.equals("conditions") && !read.contains(kind));
        return needed;
    }

    /** What is to be told of those kinds of records that are needed and not there. */
    public List<Unevaluated> missing(Collection<String> needed, Map<String, String> unavailable) {
        return needed.stream()
                .map(unavailable::get)
                .filter(Objects::nonNull)
                .map(reason -> new Unevaluated(identity.id(), reason))
                .toList();
    }

    /** The kinds of records that the rule's actions for the hook cannot do without. */
    public List<String> inputs(String hook) {
        return actions.stream()
                .filter(action -> action.hears(hook))
                .flatMap(action -> action.inputs().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
