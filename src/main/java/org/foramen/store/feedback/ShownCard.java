package org.foramen.store.feedback;

import java.util.List;

/**
 * A card that was shown.
 *
 * @param key of 32 characters: the same for the same client, service and card
 * @param findings what it tells of, at least one
 * @param suggestions the keys of its suggestions, in their order
 */
public record ShownCard(String key, List<ShownFinding> findings, List<String> suggestions) {

    public ShownCard {
        findings = List.copyOf(findings);
        suggestions = List.copyOf(suggestions);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a card tells of something");
        }
    }

    /**
     * A finding on a card.
     *
     * @param version of the rule
     * @param key of 32 characters: the same for the same client, rule, patient and facts
     */
    public record ShownFinding(String rule, String version, String key) {}
}
