package org.foramen.store.feedback;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user made of a card.
 *
 * @param key of 32 characters: the same for the same feedback, however often it is sent
 * @param card what was shown
 * @param kind accepted or overridden
 * @param at when the user acted, as the client says
 * @param received when this server was told
 * @param suggestions the numbers of those that were accepted, from 0; those that the card did not have are left out
 * @param reason why it was overridden, null when nobody said
 * @param commented whether there was a comment, which is not kept
 */
public record Outcome(
        String key,
        ShownCard card,
        Kind kind,
        Instant at,
        Instant received,
        List<Integer> suggestions,
        @Nullable Reason reason,
        boolean commented) {

    public Outcome {
        suggestions = List.copyOf(suggestions);
    }

    /** The outcomes of https://cds-hooks.hl7.org/2.0/#feedback. */
    public enum Kind {
        ACCEPTED,
        OVERRIDDEN
    }

    /** A coded reason. */
    public record Reason(String system, String code) {}
}
