package org.foramen.cds.rules.finding;

import java.util.List;

/**
 * What a card tells beyond the summary.
 *
 * @param detail GitHub-flavoured Markdown; whatever a client wrote is escaped in it
 * @param proposals best first
 */
public record Told(String detail, List<Proposal> proposals) {

    public Told {
        proposals = List.copyOf(proposals);
        if (proposals.stream().filter(Proposal::recommended).count() > 1) {
            throw new IllegalArgumentException("At most one proposal may be recommended");
        }
    }
}
