package org.foramen.security;

import java.io.IOException;
import java.time.Duration;

/** Where a client publishes its keys. */
public interface KeyDocument {

    /**
     * The document as it is now, at most {@link SigningKeys#MAX_BYTES}, within the deadline.
     *
     * @throws IOException when it cannot be had; the message says why
     */
    byte[] fetch() throws IOException;

    /** How long fetching takes at most. */
    Duration deadline();
}
