package org.foramen.cds.feedback;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user made of a card, as a client tells it: https://cds-hooks.hl7.org/2.0/#feedback
 *
 * @param acceptedSuggestions of the card, at least one where it was accepted, else none
 * @param reason why it was overridden, null when nobody said
 * @param commented whether there was a comment; its words are not taken in
 * @param at when the user acted
 */
public record Feedback(
        UUID card,
        Outcome outcome,
        List<UUID> acceptedSuggestions,
        @Nullable Reason reason,
        boolean commented,
        Instant at) {

    public Feedback {
        acceptedSuggestions = List.copyOf(acceptedSuggestions);
        if ((outcome == Outcome.ACCEPTED) == acceptedSuggestions.isEmpty()) {
            throw new IllegalArgumentException("what is accepted names suggestions, what is overridden none");
        }
    }

    /** The two outcomes there are. */
    public enum Outcome {
        ACCEPTED,
        OVERRIDDEN
    }

    /** A coded reason: one of the card, or one that the client adds (https://cds-hooks.hl7.org/2.0/#card-attributes). */
    public record Reason(String system, String code) {}
}
