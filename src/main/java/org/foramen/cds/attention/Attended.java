package org.foramen.cds.attention;

import java.util.List;

/**
 * The findings of one call, as far as they are shown.
 *
 * @param shown most severe first
 * @param unshown by reason, then in the order of the findings
 */
public record Attended(List<Showing> shown, List<Unshown> unshown) {

    public Attended {
        shown = List.copyOf(shown);
        unshown = List.copyOf(unshown);
    }
}
