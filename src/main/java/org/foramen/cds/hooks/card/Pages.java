package org.foramen.cds.hooks.card;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;

/**
 * Where this server tells of what it knows.
 *
 * @param fhir the absolute address of its FHIR service, without a slash at the end
 */
public record Pages(String fhir) {

    /** The code: {@code CodeSystem/$lookup}. */
    String code(Coding coding) {
        String system = coding.system();
        String version = coding.version();
        return fhir + "/CodeSystem/$lookup?system=" + encoded(system == null ? "" : system)
                + (version == null ? "" : "&version=" + encoded(version))
                + "&code=" + encoded(coding.code());
    }

    /** The rule: the PlanDefinition itself. */
    String rule(RuleIdentity rule) {
        return fhir + "/PlanDefinition/" + rule.id();
    }

    /** The value set, by its URL. */
    String valueSet(Canonical canonical) {
        return fhir + "/ValueSet?url=" + encoded(canonical.url());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
