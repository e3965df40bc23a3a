package org.foramen.fhir.cache;

import java.time.Duration;

/**
 * How much is kept for clients.
 *
 * @param maxCaches at the same time
 * @param maxCharacters of all kept artefacts together, as JSON; one cache may hold half of that
 * @param idle how long a cache is kept without being used
 */
public record CacheBounds(int maxCaches, int maxCharacters, Duration idle) {

    public static final CacheBounds DEFAULT = new CacheBounds(100, 32 * 1024 * 1024, Duration.ofMinutes(30));

    public CacheBounds {
        if (maxCaches < 1 || maxCharacters < maxCaches || idle.isZero() || idle.isNegative()) {
            throw new IllegalArgumentException("Each bound must be above zero, with room for each cache");
        }
    }

    int maxCharactersOfOne() {
        return Math.max(1, maxCharacters / 2);
    }

    /** What each cache counts at least, so that no more than the maximum number fit into the whole. */
    int least() {
        return maxCharacters / maxCaches;
    }
}
