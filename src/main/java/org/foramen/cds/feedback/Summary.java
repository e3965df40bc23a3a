package org.foramen.cds.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was shown, and what users made of it.
 *
 * @param from the first day, null when everything before {@code to} is counted
 * @param to the last day
 * @param bucket day, week or total
 * @param figures by time, client and rule
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Summary(@Nullable String from, @Nullable String to, String bucket, List<Row> figures) {

    public Summary {
        figures = List.copyOf(figures);
    }

    /**
     * One rule in one stretch of time.
     *
     * @param start its first day, null in a total
     * @param shown how many cards told of the rule
     * @param accepted how often a suggestion of such a card was taken
     * @param overridden how often such a card was
     * @param reasons why, most frequent first, null when nobody said
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            @Nullable String start,
            String client,
            String rule,
            String version,
            long shown,
            long accepted,
            long overridden,
            Unshown unshown,
            @Nullable List<ReasonCount> reasons) {}

    /**
     * Findings that no card told of.
     *
     * @param maxCards more severe ones took the places
     * @param overridden the same was overridden before
     * @param shadow the rule is in shadow
     */
    public record Unshown(long maxCards, long overridden, long shadow) {}

    /**
     * A reason.
     *
     * @param display as it is published, null for a reason of the client's own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonCount(
            String system, String code, @Nullable String display, long count) {}
}
