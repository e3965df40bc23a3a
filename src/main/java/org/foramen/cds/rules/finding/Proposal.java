package org.foramen.cds.rules.finding;

import java.util.List;

/**
 * A set of changes that belong together and that the user may accept.
 *
 * @param label plain text
 * @param recommended whether it is to be preferred
 * @param automatic whether it may be applied without being asked about, where that was agreed
 */
public record Proposal(String label, boolean recommended, boolean automatic, List<Change> changes) {

    public Proposal {
        changes = List.copyOf(changes);
    }
}
