package org.foramen.terminology.matching;

import java.util.List;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * The concepts found, the best first.
 *
 * @param unmatched the properties that no concept of the whole code system has
 */
public record MatchAnswer(List<Match> matches, List<KnownProperty> unmatched) {

    public MatchAnswer {
        matches = List.copyOf(matches);
        unmatched = List.copyOf(unmatched);
    }

    /**
     * One of them.
     *
     * @param unmatched the properties that it has not, in the order of the request
     * @param comment on the quality of the match, for a person; null for a machine
     */
    public record Match(
            Coding coding,
            List<KnownProperty> unmatched,
            @Nullable String comment) {
        public Match {
            unmatched = List.copyOf(unmatched);
        }
    }
}
