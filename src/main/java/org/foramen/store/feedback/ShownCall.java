package org.foramen.store.feedback;

import java.time.Instant;
import java.util.List;

/**
 * What one call found.
 *
 * @param at when it was answered
 * @param client the id of the client that called
 * @param service the id of the service that was called
 * @param cards those it was shown
 * @param counts what is counted of it
 */
public record ShownCall(Instant at, String client, String service, List<ShownCard> cards, List<Count> counts) {

    public ShownCall {
        cards = List.copyOf(cards);
        counts = List.copyOf(counts);
    }

    /**
     * How often something became of findings of a rule.
     *
     * @param version of the rule
     */
    public record Count(String rule, String version, Fate fate, int number) {}

    /** What became of a finding. */
    public enum Fate {
        /** A card told of it; counted once a card. */
        SHOWN,
        /** More severe ones took the places there are. */
        MAX_CARDS,
        /** It was overridden before. */
        OVERRIDDEN,
        /** Its rule is in shadow. */
        SHADOW
    }
}
