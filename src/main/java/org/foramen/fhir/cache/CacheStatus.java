package org.foramen.fhir.cache;

import java.time.Duration;

/** What is known of a cache whose identifier a client names. */
public sealed interface CacheStatus {

    /**
     * It is there.
     *
     * @param artefacts how many it holds
     * @param idle how long it had not been used
     * @param timeout after how long without use it goes
     */
    record Valid(boolean sealed, int artefacts, Duration idle, Duration timeout) implements CacheStatus {}

    /** It is not there. */
    record Unknown(Fate fate) implements CacheStatus {}

    /** Why a cache is not there. */
    enum Fate {
        NEVER_ISSUED("This server never issued this cache-id, or has forgotten it since, or was restarted"),
        ENDED("The client ended this cache with $cache-control?mode=end"),
        EXPIRED("This cache was not used for longer than the server keeps one; $cache-control?mode=check keeps it"),
        CROWDED_OUT("The server let this cache go because clients keep too much in all caches together");

        private final String text;

        Fate(String text) {
            this.text = text;
        }

        /** In plain words. */
        public String text() {
            return text;
        }
    }
}
