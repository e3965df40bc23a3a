package org.foramen.cds.rules.finding;

import java.util.List;

/**
 * A set of changes that belong together and that the user may accept.
 *
 * @param label plain text
 */
public record Proposal(String label, boolean recommended, List<Change> changes) {

    public Proposal {
        changes = List.copyOf(changes);
    }
}
