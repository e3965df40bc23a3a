package org.foramen.cds.hooks.card;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.foramen.cds.attention.Attended;
import org.foramen.cds.attention.Showing;
import org.foramen.cds.attention.Unshown.Why;
import org.foramen.cds.hooks.model.Action;
import org.foramen.cds.hooks.model.Card;
import org.foramen.cds.hooks.model.CdsResponse;
import org.foramen.cds.hooks.model.CdsResponse.Unshown;
import org.foramen.cds.hooks.model.HookCoding;
import org.foramen.cds.hooks.model.Indicator;
import org.foramen.cds.hooks.model.SelectionBehavior;
import org.foramen.cds.hooks.model.Source;
import org.foramen.cds.hooks.model.Suggestion;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Findings.Unevaluated;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** Writes what is shown of the findings as cards. */
public final class CardWriter {

    private final SuggestionWriter suggestions;
    private final LinkWriter links;

    public CardWriter(FhirContext fhir, ObjectMapper json) {
        this.suggestions = new SuggestionWriter(fhir, json);
        this.links = new LinkWriter(json);
    }

    /** The answer of a service: the same findings give the same answer, to the last UUID. */
    public CdsResponse write(Attended attended, List<Unevaluated> unevaluated, CardContext context) {
        List<Card> cards =
                attended.shown().stream().map(showing -> card(showing, context)).toList();
        List<Action> actions = attended.shown().stream()
                .flatMap(showing -> suggestions.systemActions(showing, context).stream())
                .toList();
        return new CdsResponse(cards, actions, extension(unevaluated, attended, actions));
    }

    private static CdsResponse.@Nullable Extension extension(
            List<Unevaluated> unevaluated, Attended attended, List<Action> actions) {
        List<Map<String, String>> rules = new ArrayList<>();
        for (Unevaluated rule : unevaluated) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("rule", rule.rule());
            entry.put("reason", rule.reason());
            rules.add(entry);
        }
        List<Unshown> unshown = attended.unshown().stream()
                .filter(each -> each.why() != Why.SHADOW)
                .map(each -> new Unshown(each.rule().id(), each.why().code(), each.count()))
                .toList();
        return CdsResponse.Extension.of(rules, unshown, actions);
    }

    private Card card(Showing showing, CardContext context) {
        RuleIdentity rule = showing.first().rule();
        String key = showing.findings().stream().map(Finding::key).collect(Collectors.joining("\n"));
        UUID uuid = NameUuid.of(context.service(), rule.canonical().toString(), context.patientId(), key);
        List<Suggestion> suggested = suggestions.suggestions(showing, uuid, context);
        return new Card(
                uuid,
                showing.summary(),
                new CardDetail(context.pages()).write(showing),
                indicator(showing.severity()),
                new Source(rule.source().label(), rule.source().url(), coding(rule.topic())),
                suggested,
                behavior(suggested, showing),
                showing.findings().stream()
                        .flatMap(finding -> finding.overrideReasons().stream())
                        .distinct()
                        .map(CardWriter::coding)
                        .toList(),
                links.write(showing, uuid, context),
                new Card.Extension(new EvidenceWriter(context.pages()).write(showing.findings())));
    }

    /** What is folded tells of several things, each with a choice of its own. */
    private static @Nullable SelectionBehavior behavior(List<Suggestion> suggested, Showing showing) {
        if (suggested.isEmpty()) {
            return null;
        }
        return showing.isFolded() ? SelectionBehavior.ANY : SelectionBehavior.AT_MOST_ONE;
    }

    private static Indicator indicator(Severity severity) {
        return switch (severity) {
            case INFO -> Indicator.INFO;
            case WARNING -> Indicator.WARNING;
            case CRITICAL -> Indicator.CRITICAL;
        };
    }

    private static HookCoding coding(Coding coding) {
        String system = coding.system();
        if (system == null) {
            throw new IllegalArgumentException("A coding without a system: " + coding.code());
        }
        return new HookCoding(coding.code(), system, coding.display());
    }
}
