package org.foramen.security;

import java.time.Duration;

/**
 * How long tokens live, and how many are remembered.
 *
 * @param maxLifetime from {@code iat} to {@code exp}, and from now to {@code exp}
 * @param clockSkew how far the clocks of issuer and server may be apart
 * @param maxRemembered used tokens that are remembered at a time
 */
public record TokenRules(Duration maxLifetime, Duration clockSkew, int maxRemembered) {

    public TokenRules {
        if (maxLifetime.isNegative() || maxLifetime.isZero() || clockSkew.isNegative() || maxRemembered < 1) {
            throw new IllegalArgumentException(
                    "maxLifetime and maxRemembered must be positive, clockSkew not negative");
        }
    }
}
