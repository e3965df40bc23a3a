package org.foramen.cds.rules;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Findings;
import org.foramen.cds.rules.finding.Findings.Unevaluated;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.plan.CompiledRule;
import org.foramen.cds.rules.plan.RuleReader;
import org.foramen.documentation.Documentation;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rules of this server; safe for use by many threads. */
public final class RuleSet {

    private static final Logger LOG = LoggerFactory.getLogger(RuleSet.class);

    private final FhirPath fhirPath;
    private final List<CompiledRule> rules;
    private final Clock clock;

    private RuleSet(FhirPath fhirPath, List<CompiledRule> rules, Clock clock) {
        this.fhirPath = fhirPath;
        this.rules = List.copyOf(rules);
        this.clock = clock;
    }

    /**
     * Compiles the rules; refuses them with a line for each thing that is wrong, by file and expression.
     *
     * @param hooks the hooks that there are, so that a rule for another is noticed, each with the types of what it is about
     * @param documentation the reader of notes, asked for when an expression first needs it
     */
    public static RuleSet compile(
            List<RuleSource> sources,
            Map<String, Set<String>> hooks,
            ConceptQueries queries,
            FhirContext fhir,
            Supplier<Documentation> documentation) {
        FhirPath fhirPath = new FhirPath(fhir, queries, documentation);
        RuleReader reader = new RuleReader(fhirPath, queries, hooks);
        List<CompiledRule> rules = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (RuleSource source : sources) {
            try {
                rules.add(reader.read(source.file(), source.plan()));
            } catch (Refusal refusal) {
                wrong.add(MessageCatalogue.text(refusal.problem().message()));
            }
        }
        wrong.addAll(circles(rules));
        if (!wrong.isEmpty()) {
            throw new Refusal(Problem.conflict(String.join("\n", wrong), null));
        }
        rules.sort(Comparator.comparing(rule -> rule.identity().id()));
        return new RuleSet(fhirPath, rules, Clock.system(ZoneId.systemDefault()));
    }

    /** The same rules, by another clock: what day it is where an expression asks. */
    public RuleSet at(Clock other) {
        return new RuleSet(fhirPath, rules, other);
    }

    /** The rules that yield to themselves in the end, since then none of a circle would speak. */
    private static List<String> circles(List<CompiledRule> rules) {
        Map<String, Set<String>> yields = rules.stream()
                .map(CompiledRule::identity)
                .collect(Collectors.toMap(rule -> rule.canonical().url(), RuleIdentity::yieldsTo, (one, other) -> one));
        List<String> wrong = new ArrayList<>();
        for (String rule : yields.keySet()) {
            Set<String> reached = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(yields.getOrDefault(rule, Set.of()));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (reached.add(next)) {
                    open.addAll(yields.getOrDefault(next, Set.of()));
                }
            }
            if (reached.contains(rule)) {
                wrong.add(rule + " yields to itself, through rule-yields-to of itself or of the rules named there");
            }
        }
        return wrong;
    }

    public List<RuleIdentity> rules() {
        return rules.stream().map(CompiledRule::identity).toList();
    }

    /** The kinds of records without which some rule that hears the hook is incomplete. */
    public Set<String> inputs(String hook) {
        return rules.stream().flatMap(rule -> rule.inputs(hook).stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** The rules that hear a hook. */
    public List<RuleIdentity> rules(String hook) {
        return rules.stream()
                .filter(rule -> rule.hears(hook))
                .map(CompiledRule::identity)
                .toList();
    }

    /** Judges a call by every rule that hears its hook and is not off. A rule that fails leaves the others undisturbed. */
    public Findings evaluate(Facts facts, Agreement agreement) {
        Scope call = fhirPath.scope(
                new Scope.ReferenceResolver() {
                    @Override
                    public @Nullable Base resolve(String reference) {
                        return facts.resolve(reference);
                    }

                    @Override
                    public boolean isReason(Condition condition) {
                        return facts.isReason(condition);
                    }
                },
                ZonedDateTime.now(clock));
        facts.variables().forEach(call::set);
        call.set("editsFinalProblems", List.of(new BooleanType(agreement.editsFinalProblems())));
        List<Finding> findings = new ArrayList<>();
        List<Unevaluated> unevaluated = new ArrayList<>();
        for (CompiledRule rule : rules) {
            if (rule.hears(facts.hook())
                    && !agreement.rulesOff().contains(rule.identity().id())) {
                evaluate(rule, facts, call, findings, unevaluated);
            }
        }
        findings.sort(Comparator.comparing(Finding::severity).reversed());
        return new Findings(distinct(findings), unevaluated);
    }

    private void evaluate(
            CompiledRule rule, Facts facts, Scope call, List<Finding> findings, List<Unevaluated> unevaluated) {
        String id = rule.identity().id();
        try {
            Findings found = rule.evaluate(facts.hook(), fhirPath, call, facts.unavailable());
            findings.addAll(found.findings());
            unevaluated.addAll(found.unevaluated());
        } catch (RuntimeException e) {
            unevaluated.addAll(rule.missing(rule.inputs(facts.hook()), facts.unavailable()));
            unevaluated.add(failed(id, e));
        }
    }

    /** Works out what a finding tells; if that fails, tells so, and the finding cannot be shown. */
    public Optional<Unevaluated> tell(Finding finding) {
        try {
            finding.told();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(failed(finding.rule().id(), e));
        }
    }

    private static Unevaluated failed(String rule, RuntimeException e) {
        // The message may quote the patient's data, so only the kind and the place of the failure are logged.
        LOG.error("Rule {} failed with {} at {}", rule, e.getClass().getName(), place(e));
        return new Unevaluated(rule, "The rule failed on these facts; the failure is in the server's log.");
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "a place without a trace" : trace[0].toString();
    }

    /** Numbers what is found several times in the same words, so that each has a key of its own. */
    private static List<Finding> distinct(List<Finding> findings) {
        Map<String, Integer> seen = new HashMap<>();
        return findings.stream()
                .map(finding -> {
                    int times = seen.merge(finding.rule().id() + " " + finding.key(), 1, Integer::sum);
                    return times == 1 ? finding : finding.numbered(times);
                })
                .toList();
    }
}
