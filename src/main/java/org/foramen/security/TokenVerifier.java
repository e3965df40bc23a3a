package org.foramen.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.foramen.security.TokenRefusal.Kind;
import org.foramen.store.Store;
import org.jspecify.annotations.Nullable;

/** Finds the client that a token is of. Safe for use by many threads. */
public final class TokenVerifier {

    /** What the specification recommends (https://cds-hooks.hl7.org/2.0/#jwt-signing-algorithm). */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES384, JWSAlgorithm.RS384);

    private final List<TrustedIssuer> issuers;
    private final ClaimRules claims;
    private final ReplayGuard replays;
    private final Clock clock;
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    /**
     * The verifier for all clients.
     *
     * @throws IllegalArgumentException when a token could be of two clients
     */
    public TokenVerifier(List<TrustedIssuer> issuers, TokenRules rules, Store store, Clock clock) {
        this.issuers = List.copyOf(issuers);
        this.claims = new ClaimRules(rules);
        this.replays = new ReplayGuard(store, rules.maxRemembered());
        this.clock = clock;
        for (int i = 0; i < issuers.size(); i++) {
            for (TrustedIssuer other : issuers.subList(i + 1, issuers.size())) {
                refuseOverlap(issuers.get(i), other);
            }
        }
    }

    private static void refuseOverlap(TrustedIssuer one, TrustedIssuer other) {
        boolean apart = !one.tenants().isEmpty()
                && !other.tenants().isEmpty()
                && one.tenants().stream().noneMatch(other.tenants()::contains);
        if (one.issuer().equals(other.issuer()) && !apart) {
            throw new IllegalArgumentException("the clients " + one.client() + " and " + other.client()
                    + " have the same issuer, and no tenants that tell them apart");
        }
    }

    /**
     * The client of a token, which is used up by that.
     *
     * @param audiences the addresses by which this call may be named in {@code aud}
     * @throws TokenRefusal when the token is not one of a client's for this call
     * @throws org.foramen.store.StoreFailure when it cannot be told whether it was used before
     */
    public String client(BearerToken token, List<String> audiences) {
        SignedJWT jwt = parsed(token);
        JWSHeader header = jwt.getHeader();
        refuseHeader(header);
        JWTClaimsSet set = claimsOf(jwt);
        String issuer = ClaimRules.text(set, "iss");
        @Nullable String tenant = ClaimRules.textOrNull(set, "tenant");
        TrustedIssuer trusted = trusted(issuer, tenant);
        if (header.getJWKURL() != null && !header.getJWKURL().toString().equals(trusted.jku())) {
            throw notTrusted("The header jku is not the address of this client's keys");
        }
        Instant now = clock.instant();
        verify(jwt, trusted, now);
        Instant end = claims.check(set, audiences, now);
        String id = ClaimRules.text(set, "jti");
        if (!trusted.admits(tenant)) {
            throw new TokenRefusal(Kind.FORBIDDEN, "The tenant of the token may not call this service");
        }
        replays.use(issuer, id, end, now);
        return trusted.client();
    }

    private static SignedJWT parsed(BearerToken token) {
        try {
            return SignedJWT.parse(token.text());
        } catch (ParseException e) {
            throw new TokenRefusal(Kind.NOT_TRUSTED, "The token is not a JWT that is signed with ES384 or RS384");
        }
    }

    private static void refuseHeader(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw notTrusted("The header alg must be ES384 or RS384");
        }
        if (header.getKeyID() == null || header.getKeyID().isEmpty()) {
            throw notTrusted("The header kid must name the key that the token is signed with");
        }
        if (header.getType() == null || !"JWT".equalsIgnoreCase(header.getType().getType())) {
            throw notTrusted("The header typ must be JWT");
        }
        if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
            throw notTrusted("The header has parameters that must be understood and are not");
        }
    }

    private static JWTClaimsSet claimsOf(SignedJWT jwt) {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw notTrusted("The claims of the token are no JSON object, or a claim has the wrong type");
        }
    }

    /** Whose keys the token is held against; that its issuer and tenant are true is not known before that. */
    private TrustedIssuer trusted(String issuer, @Nullable String tenant) {
        List<TrustedIssuer> ofIssuer =
                issuers.stream().filter(each -> each.issuer().equals(issuer)).toList();
        return ofIssuer.stream()
                .filter(each -> each.admits(tenant))
                .findFirst()
                .or(() -> ofIssuer.stream().findFirst())
                .orElseThrow(() -> notTrusted("The issuer of the token is not a client of this service"));
    }

    private void verify(SignedJWT jwt, TrustedIssuer trusted, Instant now) {
        List<JWK> keys;
        try {
            keys = trusted.keys().of(jwt.getHeader(), now);
        } catch (KeySourceException e) {
            throw new TokenRefusal(Kind.UNAVAILABLE, "The keys of this client cannot be had at the moment");
        }
        if (keys.isEmpty()) {
            throw notTrusted("The header kid names no key of this client for this alg");
        }
        if (keys.stream().noneMatch(key -> isSignedWith(jwt, key))) {
            throw notTrusted("The signature of the token is not that of its key");
        }
    }

    private boolean isSignedWith(SignedJWT jwt, JWK key) {
        try {
            JWSVerifier verifier = verifiers.createJWSVerifier(jwt.getHeader(), ((AsymmetricJWK) key).toPublicKey());
            return jwt.verify(verifier);
        } catch (JOSEException notOfThisKind) {
            return false;
        }
    }

    private static TokenRefusal notTrusted(String message) {
        return new TokenRefusal(Kind.NOT_TRUSTED, message);
    }
}
