package org.foramen.cds.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.foramen.cds.rules.finding.Finding;

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

    /** The same without the findings that cannot be shown. */
    public Attended without(Predicate<Finding> silent) {
        List<Showing> left = new ArrayList<>();
        for (Showing showing : shown) {
            List<Part> parts = showing.parts().stream()
                    .filter(part -> !silent.test(part.finding()))
                    .toList();
            if (!parts.isEmpty()) {
                left.add(new Showing(parts, showing.severity()));
            }
        }
        return new Attended(left, unshown);
    }
}
