package org.foramen.cds.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What became of feedback, told to the client. The specification leaves the body of the answer open. Paths name what was sent,
 * e.g. {@code feedback[0].card}.
 *
 * @param stored how many are new
 * @param repeated how many were known, so that they change nothing
 * @param unknownCards what is about cards that this client was not shown by this service, or that are forgotten: not stored
 * @param unknownSuggestions accepted suggestions that the card did not have: the rest is stored
 * @param otherReasons reasons that are not published here: stored as the client's own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeedbackReceipt(
        int stored,
        int repeated,
        List<String> unknownCards,
        List<String> unknownSuggestions,
        List<String> otherReasons) {

    public FeedbackReceipt {
        unknownCards = List.copyOf(unknownCards);
        unknownSuggestions = List.copyOf(unknownSuggestions);
        otherReasons = List.copyOf(otherReasons);
    }
}
