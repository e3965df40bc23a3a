package org.foramen.store.feedback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps what was shown and what users made of it. Safe for use by many threads. */
public interface FeedbackStore {

    /** 32 random bytes that stay the same as long as the store does: without them no key can be tried. */
    byte[] salt();

    /** Notes what was shown: all of it, or nothing. A card that is known was shown again. */
    void record(List<ShownCall> calls);

    /** The card of a key; empty when none was shown under it, or it is forgotten. */
    Optional<ShownCard> card(String key);

    /**
     * Notes outcomes for a client of a service: all of them, or none. Those that are known by their key are left as they are;
     * of the others that are overridden the findings stay quiet from the time at which they were received.
     *
     * @return the keys of those that are new
     */
    Set<String> note(String client, String service, List<Outcome> outcomes);

    /** Those of the keys of findings that were overridden at that time or later. */
    Set<String> overridden(Set<String> keys, Instant since);

    /** The figures that the filter lets through, by day. */
    Figures figures(Figures.Filter filter);

    /** Forgets cards and overrides that were last seen before that time; counts and outcomes stay. */
    void forget(Instant before);
}
