package org.foramen.cds.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.foramen.cds.attention.Attended;
import org.foramen.cds.attention.Part;
import org.foramen.cds.attention.SaltedKeys;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.store.feedback.ShownCard;
import org.foramen.store.feedback.ShownCard.ShownFinding;

/**
 * Turns cards into what is kept of them. A card's UUID is made from the patient's id, so that only its salted key is kept;
 * the client and the service are in it, so that nobody else's feedback finds the card.
 */
public final class CardKeys {

    private final SaltedKeys keys;

    public CardKeys(SaltedKeys keys) {
        this.keys = keys;
    }

    String card(String client, String service, UUID card) {
        return keys.of("card", client, service, card.toString());
    }

    String suggestion(UUID suggestion) {
        return keys.of("suggestion", suggestion.toString());
    }

    /** Of feedback: the same for what is sent again. */
    String outcome(String client, String service, Feedback feedback) {
        List<String> words = new ArrayList<>(List.of(
                "outcome",
                client,
                service,
                feedback.card().toString(),
                feedback.outcome().name(),
                feedback.at().toString()));
        Feedback.Reason reason = feedback.reason();
        words.add(reason == null ? "" : reason.system());
        words.add(reason == null ? "" : reason.code());
        feedback.acceptedSuggestions().stream().map(UUID::toString).sorted().forEach(words::add);
        return keys.of(words.toArray(String[]::new));
    }

    List<ShownCard> cards(String client, String service, Attended attended, List<CardIds> ids) {
        List<ShownCard> cards = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            CardIds card = ids.get(i);
            cards.add(new ShownCard(
                    card(client, service, card.card()),
                    attended.shown().get(i).parts().stream()
                            .map(CardKeys::finding)
                            .toList(),
                    card.suggestions().stream().map(this::suggestion).toList()));
        }
        return cards;
    }

    private static ShownFinding finding(Part part) {
        RuleIdentity rule = part.finding().rule();
        return new ShownFinding(rule.id(), Fates.version(rule), part.key());
    }
}
