package org.foramen.cds.attention;

import java.time.Instant;
import java.util.Set;

/** What users have overridden. */
public interface Overrides {

    /** Nothing was ever overridden. */
    Overrides NONE = (keys, since) -> Set.of();

    /**
     * Those of the keys that were overridden at that time or later.
     *
     * @param keys of findings, see {@link Part#key()}; may be empty
     */
    Set<String> among(Set<String> keys, Instant since);
}
