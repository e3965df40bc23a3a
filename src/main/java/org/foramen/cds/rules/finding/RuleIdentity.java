package org.foramen.cds.rules.finding;

import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;

/**
 * Which published rule, and on whose authority.
 *
 * @param id the PlanDefinition's id
 * @param canonical its URL and version
 * @param title its title
 * @param topic of the published code system of topics
 * @param citations what it rests on; the first is the authority that a card names
 * @param yieldsTo the URLs of the rules that speak instead of it when they find something about the same lesion
 */
public record RuleIdentity(
        String id, Canonical canonical, String title, Coding topic, List<Citation> citations, Set<String> yieldsTo) {

    public RuleIdentity {
        yieldsTo = Set.copyOf(yieldsTo);
        citations = List.copyOf(citations);
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("a rule needs a citation");
        }
    }

    /** The authority that a card names. */
    public Citation source() {
        return citations.get(0);
    }
}
