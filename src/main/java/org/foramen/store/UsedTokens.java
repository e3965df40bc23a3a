package org.foramen.store;

import java.time.Instant;

/**
 * Which tokens were used, so that none is used twice: the claim {@code jti}
 * (https://www.rfc-editor.org/rfc/rfc7519#section-4.1.7), which is unique for each issuer.
 */
public interface UsedTokens {

    /**
     * Notes that a token is used now. Of those who ask for one token, at once or one after the other, also after a restart,
     * exactly one is told that it is the first.
     *
     * @param issuer the claim {@code iss}
     * @param id the claim {@code jti}; only a hash of both is kept
     * @param until from when on the token is refused for its age, so that it need not be remembered
     */
    boolean firstUse(String issuer, String id, Instant until);

    /** Forgets those that need not be remembered at that time, and says how many are left. */
    long forget(Instant now);
}
