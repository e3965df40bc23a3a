package org.foramen.cds.trust;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.CdsClients;
import org.foramen.cds.client.ClientTrust;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.security.SigningKeys;
import org.foramen.security.TrustedIssuer;

/** From what was agreed with clients to the issuers whose tokens are accepted. */
public final class Issuers {

    /** How long fetched keys are used: a key that a client withdraws is refused after that at the latest. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    /** In which keys are fetched twice at most, whatever tokens ask for. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private Issuers() {}

    /**
     * The issuers of all clients.
     *
     * @param folder that paths of files of keys start from
     * @throws IllegalArgumentException when the keys of a client cannot be used; the message names it
     */
    public static List<TrustedIssuer> of(CdsClients clients, Path folder, OutgoingHttp http) {
        return clients.known().stream().map(client -> of(client, folder, http)).toList();
    }

    private static TrustedIssuer of(CdsClient client, Path folder, OutgoingHttp http) {
        ClientTrust trust = Objects.requireNonNull(client.trust(), "a known client has it");
        try {
            SigningKeys keys = trust.isFetched()
                    ? SigningKeys.fetched(new PublishedKeys(http, trust.jwks(), trust.privateNetwork()), KEPT, INTERVAL)
                    : SigningKeys.inFile(folder.resolve(trust.jwks()));
            return new TrustedIssuer(client.id(), trust.issuer(), trust.jku(), trust.tenants(), keys);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The client " + client.id() + ": " + e.getMessage(), e);
        }
    }
}
