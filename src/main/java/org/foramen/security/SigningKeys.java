package org.foramen.security;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSetParseException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The public keys of one client: a JWK Set (https://www.rfc-editor.org/rfc/rfc7517#section-5). */
public final class SigningKeys {

    /** The largest document that is read. */
    public static final int MAX_BYTES = 256 * 1024;

    private static final int MIN_RSA_BITS = 2048;

    private final JWKSource<SecurityContext> source;
    private final BooleanSupplier known;

    private SigningKeys(JWKSource<SecurityContext> source, BooleanSupplier known) {
        this.source = source;
        this.known = known;
    }

    /**
     * The keys of a file, which is read again whenever it has changed.
     *
     * @throws IllegalArgumentException when the file cannot be read now, or has no key that a token could be signed with
     */
    public static SigningKeys inFile(Path file) {
        KeyFile keys = new KeyFile(file);
        try {
            keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null);
        } catch (KeySourceException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
        return new SigningKeys(keys, () -> true);
    }

    /**
     * The keys of a document that is fetched when they are first needed, again after a while, and when a token names a key
     * that is not among them; not more than twice in an interval.
     */
    public static SigningKeys fetched(KeyDocument document, Duration kept, Duration interval) {
        FetchedKeys source = new FetchedKeys(document);
        JWKSource<SecurityContext> cached = JWKSourceBuilder.<SecurityContext>create(source)
                .retrying(false)
                .refreshAheadCache(false)
                .cache(kept.toMillis(), document.deadline().toMillis() * 2)
                .rateLimited(interval.toMillis())
                .build();
        return new SigningKeys(cached, source::areKnown);
    }

    /**
     * Those that a token could be signed with, by its header: the same identifier, the kind of key that the algorithm wants,
     * meant for signatures, and neither revoked nor out of their time.
     *
     * @throws KeySourceException when the keys cannot be had
     */
    List<JWK> of(JWSHeader header, Instant now) throws KeySourceException {
        try {
            return source.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), null).stream()
                    .filter(key -> isGood(key, now))
                    .toList();
        } catch (RateLimitReachedException e) {
            // Whether a key has been added is not asked again so soon; of those that are known, it is none.
            if (known.getAsBoolean()) {
                return List.of();
            }
            throw e;
        }
    }

    private static boolean isGood(JWK key, Instant now) {
        boolean started = key.getNotBeforeTime() == null
                || !key.getNotBeforeTime().toInstant().isAfter(now);
        boolean goesOn = key.getExpirationTime() == null
                || key.getExpirationTime().toInstant().isAfter(now);
        boolean large = !(key instanceof RSAKey rsa) || rsa.size() >= MIN_RSA_BITS;
        return started && goesOn && large && key.getKeyRevocation() == null;
    }

    /** The public half of what a document has. */
    static JWKSet parse(byte[] document) throws JWKSetParseException {
        try {
            JWKSet keys = JWKSet.parse(new String(document, StandardCharsets.UTF_8));
            if (keys.getKeys().stream().noneMatch(SigningKeys::isAsymmetric)) {
                throw new JWKSetParseException("it has no RSA or EC key with a kid", new ParseException("keys", 0));
            }
            return keys.toPublicJWKSet();
        } catch (ParseException e) {
            throw new JWKSetParseException("it is not a JWK Set", e);
        }
    }

    private static boolean isAsymmetric(JWK key) {
        @Nullable String id = key.getKeyID();
        return id != null && (KeyType.RSA.equals(key.getKeyType()) || KeyType.EC.equals(key.getKeyType()));
    }
}
