package org.foramen.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A key document behind Nimbus' cache, which says when to fetch it. */
final class FetchedKeys implements JWKSetSource<SecurityContext> {

    private final KeyDocument document;
    private volatile boolean known;

    FetchedKeys(KeyDocument document) {
        this.document = document;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long now, @Nullable SecurityContext context)
            throws KeySourceException {
        known = false;
        try {
            JWKSet keys = SigningKeys.parse(document.fetch());
            known = true;
            return keys;
        } catch (IOException e) {
            throw new JWKSetUnavailableException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the last attempt to fetch them succeeded. */
    boolean areKnown() {
        return known;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
