package org.foramen.cds.feedback;

import java.util.List;
import java.util.UUID;

/**
 * By what feedback names a card and what can be accepted of it.
 *
 * @param suggestions in the order of the card
 */
public record CardIds(UUID card, List<UUID> suggestions) {

    public CardIds {
        suggestions = List.copyOf(suggestions);
    }
}
