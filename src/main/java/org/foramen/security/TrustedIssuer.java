package org.foramen.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client whose tokens are accepted.
 *
 * @param client by which the server knows it
 * @param issuer the claim {@code iss}, exactly
 * @param jku the header {@code jku}, exactly, if there is one; null: there must be none
 * @param tenants of which a token must name one; empty: any, and none
 * @param keys that its tokens are signed with
 */
public record TrustedIssuer(
        String client, String issuer, @Nullable String jku, List<String> tenants, SigningKeys keys) {

    public TrustedIssuer {
        tenants = List.copyOf(tenants);
    }

    boolean admits(@Nullable String tenant) {
        return tenants.isEmpty() || (tenant != null && tenants.contains(tenant));
    }
}
