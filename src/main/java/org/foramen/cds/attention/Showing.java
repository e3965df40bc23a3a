package org.foramen.cds.attention;

import java.util.List;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.Severity;

/**
 * What becomes one card.
 *
 * @param parts the findings it tells of, most severe first; more than one only of those that are folded
 * @param severity as it is shown, which may be less than that of the finding
 */
public record Showing(List<Part> parts, Severity severity) {

    public Showing {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to show");
        }
    }

    /** The finding that stands for all: whose rule and source the card names. */
    public Finding first() {
        return parts.get(0).finding();
    }

    public List<Finding> findings() {
        return parts.stream().map(Part::finding).toList();
    }

    public boolean isFolded() {
        return parts.size() > 1;
    }

    /** Plain text, under 140 characters. */
    public String summary() {
        Fold fold = first().fold();
        return fold == null || !isFolded() ? first().summary() : fold.title(parts.size());
    }

    Showing atMost(Severity most) {
        return severity.compareTo(most) <= 0 ? this : new Showing(parts, most);
    }
}
