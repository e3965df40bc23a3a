package org.foramen.cds.hooks.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.foramen.cds.attention.Showing;
import org.foramen.cds.client.DocumentationForm;
import org.foramen.cds.hooks.model.Link;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.text.SafeText;
import org.foramen.terminology.code.Coding;

/**
 * Writes the links of a card (https://cds-hooks.hl7.org/2.0/#link): the codes it is about and the rules that decided, and the
 * app that documents the lesion where the client has one.
 */
final class LinkWriter {

    /** More buttons than that help nobody; all codes stand in the evidence. */
    private static final int MAX_CODES = 2;

    private static final int MAX_LABEL = 100;
    private static final int MAX_FINDINGS = 10;

    /** What FHIR lets stand in a relative reference (https://hl7.org/fhir/R4/references.html#literal). */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z]{1,64}/[A-Za-z0-9.-]{1,64}");

    private final ObjectMapper json;

    LinkWriter(ObjectMapper json) {
        this.json = json;
    }

    List<Link> write(Showing showing, UUID card, CardContext context) {
        List<Link> links = new ArrayList<>();
        EvidenceWriter.of(showing.findings(), Evidence.Trigger.class)
                .map(Evidence.Trigger::coding)
                .filter(coding -> coding.version() != null)
                .distinct()
                .limit(MAX_CODES)
                .forEach(coding ->
                        links.add(new Link(label(coding), context.pages().code(coding), Link.Type.ABSOLUTE, null)));
        showing.findings().stream()
                .map(Finding::rule)
                .distinct()
                .forEach(rule -> links.add(
                        new Link("Rule: " + rule.title(), context.pages().rule(rule), Link.Type.ABSOLUTE, null)));
        DocumentationForm form = context.client().documentationForm();
        if (form != null) {
            links.add(new Link(form.label(), form.url().toString(), Link.Type.SMART, appContext(showing, card)));
        }
        return links;
    }

    private static String label(Coding coding) {
        String display = coding.display() == null ? "" : " " + coding.display();
        return SafeText.plain(coding.code() + display, MAX_LABEL);
    }

    /**
     * JSON that tells a form what it is about: card, rule, and for each finding the code and, where the client gave it an id,
     * the resource. Nothing else of the patient: the client knows these ids, and the form reads the rest with its own token.
     */
    private String appContext(Showing showing, UUID card) {
        RuleIdentity rule = showing.first().rule();
        ObjectNode context = json.createObjectNode()
                .put("card", card.toString())
                .put("rule", rule.id())
                .put("ruleVersion", rule.canonical().version());
        ArrayNode findings = json.createArrayNode();
        EvidenceWriter.of(showing.findings(), Evidence.Trigger.class)
                .filter(trigger -> trigger.coding().version() != null)
                .distinct()
                .limit(MAX_FINDINGS)
                .forEach(trigger -> findings.add(finding(trigger)));
        if (!findings.isEmpty()) {
            context.set("findings", findings);
        }
        return context.toString();
    }

    private ObjectNode finding(Evidence.Trigger trigger) {
        Coding coding = trigger.coding();
        ObjectNode finding = json.createObjectNode()
                .put("system", coding.system())
                .put("version", coding.version())
                .put("code", coding.code());
        if (REFERENCE.matcher(trigger.resource()).matches()) {
            finding.put("reference", trigger.resource());
        }
        return finding;
    }
}
