package org.foramen.app.settings;

import java.time.Duration;

/**
 * How much is kept for clients that send artefacts once and refer to them later.
 *
 * @param maxCaches at the same time
 * @param maxCharacters of all kept artefacts together, as JSON
 * @param idleTimeout how long a cache is kept without being used
 */
public record CacheSettings(int maxCaches, int maxCharacters, Duration idleTimeout) {

    private static final int MEBI = 1024 * 1024;

    static CacheSettings from(SettingValues values) {
        return new CacheSettings(
                values.whole("max-caches", 100, 1, 100_000),
                values.whole("max-cache-characters", 32 * MEBI, 100_000, 1024 * MEBI),
                values.duration("cache-idle-timeout", Duration.ofMinutes(30)));
    }
}
