package org.foramen.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes tokens for tests, right ones and wrong ones. */
public final class TokenDraft {

    public static final String ISSUER = "https://ehr.example.org";

    private final Map<String, @Nullable Object> header = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();
    private final JWK key;

    private TokenDraft(JWK key, String audience, Instant now) {
        this.key = key;
        header.put("alg", key instanceof RSAKey ? "RS384" : "ES384");
        header.put("typ", JOSEObjectType.JWT.getType());
        header.put("kid", key.getKeyID());
        claims.put("iss", ISSUER);
        claims.put("aud", audience);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(300).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
    }

    /** A token that is right, signed with a key. */
    public static TokenDraft of(JWK key, String audience, Instant now) {
        return new TokenDraft(key, audience, now);
    }

    public static ECKey ellipticKey(String id) {
        return ellipticKey(id, Curve.P_384);
    }

    static ECKey ellipticKey(String id, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    public static RSAKey rsaKey(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The public halves, as clients publish them. */
    public static String keySet(JWK... keys) {
        return new JWKSet(List.of(keys)).toString(true);
    }

    /** Sets a header, or leaves it out: null. */
    public TokenDraft header(String name, @Nullable Object value) {
        header.put(name, value);
        return this;
    }

    /** Sets a claim, or leaves it out: null. */
    public TokenDraft claim(String name, @Nullable Object value) {
        claims.put(name, value);
        return this;
    }

    /** As it is sent. */
    public String text() {
        return signed(String.valueOf(header.get("alg")), new byte[0]);
    }

    /** Signed with an algorithm of shared secrets. */
    String signedWithSecret(String algorithm, byte[] secret) {
        header("alg", algorithm);
        return signed(algorithm, secret);
    }

    private String signed(String algorithm, byte[] secret) {
        String input = encoded(header) + "." + encoded(claims);
        try {
            return input + "." + signature(algorithm, secret, input.getBytes(StandardCharsets.US_ASCII));
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private String signature(String algorithm, byte[] secret, byte[] input) throws JOSEException {
        if (algorithm.equalsIgnoreCase("none")) {
            return "";
        }
        JWSAlgorithm alg = JWSAlgorithm.parse(algorithm);
        if (secret.length > 0) {
            return new MACSigner(secret).sign(new JWSHeader(alg), input).toString();
        }
        if (key instanceof RSAKey rsa && algorithm.startsWith("RS")) {
            return new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
                    .sign(new JWSHeader(alg), input)
                    .toString();
        }
        return new DefaultJWSSignerFactory()
                .createJWSSigner(key, alg)
                .sign(new JWSHeader(alg), input)
                .toString();
    }

    private static String encoded(Map<String, @Nullable Object> values) {
        Map<String, Object> there = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null) {
                there.put(name, value);
            }
        });
        return Base64URL.encode(JSONObjectUtils.toJSONString(there)).toString();
    }
}
