package org.foramen.cds.attention;

import java.util.List;
import java.util.Locale;
import org.foramen.cds.rules.finding.Citation;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.finding.Severity;
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
        RuleIdentity identity = new RuleIdentity(
                rule,
                new Canonical("https://w3id.org/foramen/PlanDefinition/" + rule, "0.1.0"),
                rule.toUpperCase(Locale.ROOT),
                Coding.of("https://w3id.org/foramen/CodeSystem/cds-topic", rule, rule),
                List.of(new Citation("Book", "https://example.org/book", "page 1")));
        return new Finding(
                identity,
                resource + " " + code,
                severity,
                code + " is noted",
                "**" + code + "** is noted.",
                List.of(new Evidence.Trigger(resource, "code", new Coding(ICD_10_CM, "2027", code, "Lesion"))),
                List.of(),
                List.of(),
                fold);
    }
}
