package org.foramen.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.foramen.security.TokenRefusal.Kind;
import org.jspecify.annotations.Nullable;

/** What the claims of a token must say: https://cds-hooks.hl7.org/2.0/#trusting-cds-clients, and RFC 7519, section 4.1. */
final class ClaimRules {

    private final TokenRules rules;

    ClaimRules(TokenRules rules) {
        this.rules = rules;
    }

    /**
     * Checks for whom and for when a token is; claims that the specification does not name are ignored.
     *
     * @return from when on the token is refused for its age
     */
    Instant check(JWTClaimsSet claims, List<String> audiences, Instant now) {
        if (claims.getAudience().stream().noneMatch(audiences::contains)) {
            throw refused("The claim aud must be the very address that is called, e.g. " + audiences.get(0));
        }
        Instant expires = time(claims.getExpirationTime(), "exp");
        Instant issued = time(claims.getIssueTime(), "iat");
        Instant end = expires.plus(rules.clockSkew());
        if (!now.isBefore(end)) {
            throw refused("The token has expired; its claim exp is in the past");
        }
        if (issued.isAfter(now.plus(rules.clockSkew()))) {
            throw refused("The claim iat is in the future; compare the clocks");
        }
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().isAfter(now.plus(rules.clockSkew()))) {
            throw refused("The token is not valid yet; its claim nbf is in the future");
        }
        if (expires.isBefore(issued)) {
            throw refused("The claim exp is before the claim iat");
        }
        if (expires.isAfter(issued.plus(rules.maxLifetime()))) {
            throw refused("The token lives too long; from iat to exp may be at most "
                    + rules.maxLifetime().toSeconds() + " seconds");
        }
        return end;
    }

    /** A claim that must be there. */
    static String text(JWTClaimsSet claims, String name) {
        String text = textOrNull(claims, name);
        if (text == null || text.isBlank()) {
            throw refused("The claim " + name + " is missing; it must be a string");
        }
        return text;
    }

    static @Nullable String textOrNull(JWTClaimsSet claims, String name) {
        try {
            return claims.getStringClaim(name);
        } catch (ParseException e) {
            throw refused("The claim " + name + " must be a string");
        }
    }

    private static Instant time(@Nullable Date date, String name) {
        if (date == null) {
            throw refused("The claim " + name + " is missing; it must be a number, in seconds since 1970");
        }
        return date.toInstant();
    }

    private static TokenRefusal refused(String message) {
        return new TokenRefusal(Kind.NOT_FOR_THIS_CALL, message);
    }
}
