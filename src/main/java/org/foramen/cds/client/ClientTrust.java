package org.foramen.cds.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a client is known: the issuer of its tokens and the keys that they are signed with
 * (https://cds-hooks.hl7.org/2.0/#trusting-cds-clients).
 *
 * @param issuer the claim {@code iss}, exactly
 * @param jwks where its keys are: the path of a JWKS file, beside the file of clients unless absolute, or an https address
 * @param jku what the header {@code jku} of a token may be: the address of its keys if they are fetched, null if there must be
 *     none
 * @param privateNetwork whether the name in the address of its keys may lead to a private or loopback address
 * @param tenants which tenants of the issuer are accepted; empty: any, and none
 */
public record ClientTrust(
        String issuer, String jwks, @Nullable String jku, boolean privateNetwork, List<String> tenants) {

    public ClientTrust {
        requireText(issuer, "issuer");
        requireText(jwks, "jwks");
        if (jku == null && isAddress(jwks)) {
            jku = jwks;
        }
        tenants = List.copyOf(tenants);
    }

    /** Whether the keys are fetched; otherwise they are in a file. */
    public boolean isFetched() {
        return isAddress(jwks);
    }

    private static boolean isAddress(String jwks) {
        return jwks.startsWith("https:") || jwks.startsWith("http:");
    }

    private static void requireText(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("trust needs " + name);
        }
    }
}
