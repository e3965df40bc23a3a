package org.foramen.cds.attention;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.cds.rules.finding.Citation;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.cds.rules.finding.Telling;
import org.foramen.cds.rules.finding.Told;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** Findings for tests, each of one code in one resource. */
public final class FindingDraft {

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    private FindingDraft() {}

    public static Finding of(String rule, Severity severity, String code, String resource) {
        return of(rule, severity, code, resource, null);
    }

    public static Finding of(String rule, Severity severity, String code, String resource, @Nullable Fold fold) {
        return of(rule, Set.of(), severity, new Evidence.Trigger(resource, "code", coding(code)), fold);
    }

    /** A finding that yields to the named rules. */
    public static Finding yielding(String rule, Set<String> yieldsTo, String code, String resource) {
        return of(rule, yieldsTo, Severity.WARNING, new Evidence.Trigger(resource, "code", coding(code)), null);
    }

    private static Coding coding(String code) {
        return new Coding(ICD_10_CM, "2027", code, "Lesion");
    }

    private static Finding of(
            String rule, Set<String> yieldsTo, Severity severity, Evidence.Trigger trigger, @Nullable Fold fold) {
        String code = trigger.coding().code();
        RuleIdentity identity = new RuleIdentity(
                rule,
                new Canonical("https://w3id.org/foramen/PlanDefinition/" + rule, "0.1.0"),
                rule.toUpperCase(Locale.ROOT),
                Coding.of("https://w3id.org/foramen/CodeSystem/cds-topic", rule, rule),
                List.of(new Citation("Book", "https://example.org/book", "page 1")),
                yieldsTo.stream()
                        .map("https://w3id.org/foramen/PlanDefinition/"::concat)
                        .collect(Collectors.toSet()));
        return new Finding(
                identity,
                trigger.resource() + " " + code,
                severity,
                code + " is noted",
                List.of(trigger),
                List.of(trigger),
                new Telling(() -> new Told("**" + code + "** is noted.", List.of())),
                List.of(),
                fold);
    }
}
