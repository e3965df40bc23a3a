package org.foramen.app.settings;

import java.time.Duration;

/**
 * Who may call the CDS Hooks service.
 *
 * @param allowAnyone whether anyone who reaches the server may call it, on whatever it listens
 * @param maxTokenLifetime from a token's {@code iat} to its {@code exp}
 * @param clockSkew how far the clocks of clients and server may be apart
 * @param maxRememberedTokens tokens that were used and have not expired since
 */
public record TrustSettings(
        boolean allowAnyone, Duration maxTokenLifetime, Duration clockSkew, int maxRememberedTokens) {

    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    static TrustSettings from(SettingValues values) {
        Duration clockSkew = values.duration("clock-skew", Duration.ofSeconds(60));
        if (clockSkew.compareTo(MAX_SKEW) > 0) {
            throw values.refused("clock-skew", "a time of at most 5m");
        }
        return new TrustSettings(
                values.flag("allow-anyone", false),
                values.duration("max-token-lifetime", Duration.ofMinutes(10)),
                clockSkew,
                values.whole("max-remembered-tokens", 1_000_000, 1000, Integer.MAX_VALUE));
    }
}
