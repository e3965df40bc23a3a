package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.foramen.cds.hooks.model.Action;
import org.foramen.cds.hooks.model.Card;
import org.foramen.cds.hooks.model.CdsResponse;
import org.foramen.cds.hooks.model.HookCoding;
import org.foramen.cds.hooks.model.Indicator;
import org.foramen.cds.hooks.model.SelectionBehavior;
import org.foramen.cds.hooks.model.Source;
import org.foramen.cds.hooks.model.Suggestion;
import org.foramen.cds.rules.finding.Change;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Findings;
import org.foramen.cds.rules.finding.Findings.Unevaluated;
import org.foramen.cds.rules.finding.Proposal;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.terminology.code.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes findings as cards. */
final class CardWriter {

    private final FhirContext fhir;
    private final ObjectMapper json;

    CardWriter(FhirContext fhir, ObjectMapper json) {
        this.fhir = fhir;
        this.json = json;
    }

    /** The answer of a service about a patient: the same findings give the same answer, to the last UUID. */
    CdsResponse write(Findings findings, String service, String patientId) {
        List<Card> cards = findings.findings().stream()
                .map(finding -> card(finding, service, patientId))
                .toList();
        return new CdsResponse(cards, extension(findings.unevaluated()));
    }

    private static CdsResponse.@Nullable Extension extension(List<Unevaluated> unevaluated) {
        List<Map<String, String>> rules = new ArrayList<>();
        for (Unevaluated rule : unevaluated) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("rule", rule.rule());
            entry.put("reason", rule.reason());
            rules.add(entry);
        }
        return rules.isEmpty() ? null : new CdsResponse.Extension(new CdsResponse.Unevaluated(rules));
    }

    private Card card(Finding finding, String service, String patientId) {
        RuleIdentity rule = finding.rule();
        UUID uuid = NameUuid.of(service, rule.canonical().toString(), patientId, finding.key());
        List<Suggestion> suggestions = new ArrayList<>();
        for (Proposal proposal : finding.proposals()) {
            suggestions.add(suggestion(proposal, uuid, suggestions.size()));
        }
        return new Card(
                uuid,
                finding.summary(),
                finding.detail(),
                indicator(finding.severity()),
                new Source(rule.source().label(), rule.source().url(), coding(rule.topic())),
                suggestions,
                suggestions.isEmpty() ? null : SelectionBehavior.AT_MOST_ONE,
                finding.overrideReasons().stream().map(CardWriter::coding).toList());
    }

    private static Indicator indicator(Severity severity) {
        return switch (severity) {
            case INFO -> Indicator.INFO;
            case WARNING -> Indicator.WARNING;
            case CRITICAL -> Indicator.CRITICAL;
        };
    }

    private Suggestion suggestion(Proposal proposal, UUID card, int number) {
        return new Suggestion(
                proposal.label(),
                NameUuid.of(card.toString(), Integer.toString(number), proposal.label()),
                proposal.recommended() ? Boolean.TRUE : null,
                proposal.changes().stream().map(this::action).toList());
    }

    private Action action(Change change) {
        if (change instanceof Change.Create create) {
            return new Action(Action.Type.CREATE, create.description(), encode(create.resource()), null);
        }
        if (change instanceof Change.Update update) {
            return new Action(Action.Type.UPDATE, update.description(), encode(update.resource()), null);
        }
        Change.Delete delete = (Change.Delete) change;
        return new Action(Action.Type.DELETE, delete.description(), null, delete.resourceId());
    }

    private ObjectNode encode(Resource resource) {
        try {
            return (ObjectNode) json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote JSON that is none", e);
        }
    }

    private static HookCoding coding(Coding coding) {
        String system = coding.system();
        if (system == null) {
            throw new IllegalArgumentException("A coding without a system: " + coding.code());
        }
        return new HookCoding(coding.code(), system, coding.display());
    }
}
