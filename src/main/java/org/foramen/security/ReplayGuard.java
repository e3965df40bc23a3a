package org.foramen.security;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.foramen.security.TokenRefusal.Kind;
import org.foramen.store.Store;

/** Lets each token through once, and cleans up behind itself. */
final class ReplayGuard {

    private static final Duration TIDYING = Duration.ofMinutes(1);

    private final Store store;
    private final int maxRemembered;
    private final AtomicLong remembered = new AtomicLong();
    private Instant tidied = Instant.MIN;

    ReplayGuard(Store store, int maxRemembered) {
        this.store = store;
        this.maxRemembered = maxRemembered;
    }

    /**
     * Notes the use of a token.
     *
     * @throws TokenRefusal when it was used before, or there is no room to remember it
     */
    void use(String issuer, String id, Instant until, Instant now) {
        tidy(now);
        if (remembered.incrementAndGet() > maxRemembered) {
            remembered.decrementAndGet();
            throw new TokenRefusal(
                    Kind.UNAVAILABLE, "There were too many calls to remember all tokens. Try again later");
        }
        if (!store.usedTokens().firstUse(issuer, id, until)) {
            remembered.decrementAndGet();
            throw new TokenRefusal(
                    Kind.NOT_FOR_THIS_CALL, "The token was used before; each call needs one with a jti of its own");
        }
    }

    private synchronized void tidy(Instant now) {
        if (now.isBefore(tidied)) {
            return;
        }
        remembered.set(store.usedTokens().forget(now));
        tidied = now.plus(TIDYING);
    }
}
