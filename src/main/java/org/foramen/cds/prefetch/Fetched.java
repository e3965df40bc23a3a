package org.foramen.cds.prefetch;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a key that was fetched, or that was not sent whole.
 *
 * @param value a Bundle, with all its pages as one, or a resource; null when nothing could be had
 * @param gap why it is not all, in words for the client that follow a colon; null when it is
 */
public record Fetched(@Nullable JsonNode value, @Nullable String gap) {

    public Fetched {
        if (value == null && gap == null) {
            throw new IllegalArgumentException("nothing, and no reason for it");
        }
    }

    /** Not the value, which holds patient data. */
    @Override
    public String toString() {
        return "Fetched[gap=" + gap + "]";
    }
}
