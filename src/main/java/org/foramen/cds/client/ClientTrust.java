package org.foramen.cds.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what a client is known: the issuer of its tokens and the keys that they are signed with
 * (https://cds-hooks.hl7.org/2.0/#trusting-cds-clients).
 *
 * @param issuer the claim {@code iss}, exactly
 * @param jwks where its keys are: the path of a JWKS file, beside the file of clients unless absolute, or an https address
 * @param tenants which tenants of the issuer are accepted; empty: any, and none
 */
public record ClientTrust(String issuer, String jwks, List<String> tenants) {

    public ClientTrust {
        requireText(issuer, "issuer");
        requireText(jwks, "jwks");
        tenants = List.copyOf(tenants);
    }

    private static void requireText(@Nullable String text, String name) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("trust needs " + name);
        }
    }
}
