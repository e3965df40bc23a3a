package org.foramen.terminology.operation;

import java.util.List;
import org.foramen.terminology.conceptmap.Translation;
import org.jspecify.annotations.Nullable;

/**
 * What the maps say.
 *
 * @param result true when there is at least one match that is not unmatched or disjoint
 * @param message why there is none, null when there is one
 * @param reverse whether the matches are sources of what was asked about
 */
public record TranslateAnswer(boolean result, @Nullable String message, List<Translation> matches, boolean reverse) {

    public TranslateAnswer {
        matches = List.copyOf(matches);
    }
}
