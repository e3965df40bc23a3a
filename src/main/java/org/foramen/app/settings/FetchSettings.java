package org.foramen.app.settings;

import java.time.Duration;

/**
 * How much is fetched from a client's FHIR server for one call of a CDS service.
 *
 * @param deadline for all keys of the prefetch, side by side
 * @param maxBytes of all pages of one key, after decompression
 * @param maxPages of one key
 */
public record FetchSettings(Duration deadline, int maxBytes, int maxPages) {

    private static final int MEBI = 1024 * 1024;

    static FetchSettings from(SettingValues values) {
        return new FetchSettings(
                values.duration("cds-fetch-deadline", Duration.ofSeconds(1)),
                values.whole("cds-fetch-max-bytes", 4 * MEBI, 1, 1024 * MEBI),
                values.whole("cds-fetch-max-pages", 10, 1, 1000));
    }
}
