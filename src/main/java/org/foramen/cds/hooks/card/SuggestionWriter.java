package org.foramen.cds.hooks.card;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.foramen.cds.attention.Showing;
import org.foramen.cds.hooks.model.Action;
import org.foramen.cds.hooks.model.Suggestion;
import org.foramen.cds.rules.finding.Change;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Proposal;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.hl7.fhir.r4.model.Resource;

/** Writes proposals as suggestions, and as system actions those that a client takes without asking its user. */
final class SuggestionWriter {

    /** More to choose from helps nobody. */
    private static final int MAX_SUGGESTIONS = 10;

    private final FhirContext fhir;
    private final ObjectMapper json;

    SuggestionWriter(FhirContext fhir, ObjectMapper json) {
        this.fhir = fhir;
        this.json = json;
    }

    /** Of several findings on one card the best proposal of each, since any number of them may be taken. */
    List<Suggestion> suggestions(Showing showing, UUID card, CardContext context) {
        List<Suggestion> suggestions = new ArrayList<>();
        for (Finding finding : showing.findings()) {
            List<Proposal> asked = finding.told().proposals().stream()
                    .filter(proposal -> !isSystemAction(proposal, context))
                    .limit(showing.isFolded() ? 1 : MAX_SUGGESTIONS)
                    .toList();
            for (Proposal proposal : asked) {
                if (suggestions.size() < MAX_SUGGESTIONS) {
                    suggestions.add(new Suggestion(
                            proposal.label(),
                            NameUuid.of(card.toString(), Integer.toString(suggestions.size()), proposal.label()),
                            proposal.recommended() ? Boolean.TRUE : null,
                            actions(proposal, finding.rule(), context)));
                }
            }
        }
        return suggestions;
    }

    List<Action> systemActions(Showing showing, CardContext context) {
        List<Action> actions = new ArrayList<>();
        for (Finding finding : showing.findings()) {
            for (Proposal proposal : finding.told().proposals()) {
                if (isSystemAction(proposal, context)) {
                    actions.addAll(actions(proposal, finding.rule(), context));
                }
            }
        }
        return actions;
    }

    private static boolean isSystemAction(Proposal proposal, CardContext context) {
        return proposal.automatic() && context.client().systemActions();
    }

    private List<Action> actions(Proposal proposal, RuleIdentity rule, CardContext context) {
        return proposal.changes().stream()
                .map(change -> action(change, rule, context))
                .toList();
    }

    private Action action(Change change, RuleIdentity rule, CardContext context) {
        Action.Extension extension = context.speaksVersion3()
                ? new Action.Extension(new Action.Proposal(rule.canonical().toString(), change.about()))
                : null;
        if (change instanceof Change.Create create) {
            return new Action(Action.Type.CREATE, create.description(), encode(create.resource()), null, extension);
        }
        if (change instanceof Change.Update update) {
            return new Action(Action.Type.UPDATE, update.description(), encode(update.resource()), null, extension);
        }
        Change.Delete delete = (Change.Delete) change;
        return new Action(Action.Type.DELETE, delete.description(), null, delete.resourceId(), extension);
    }

    private ObjectNode encode(Resource resource) {
        try {
            return (ObjectNode) json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HAPI wrote JSON that is none", e);
        }
    }
}
