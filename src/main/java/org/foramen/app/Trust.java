package org.foramen.app;

import jakarta.servlet.Filter;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.foramen.app.settings.ServerSettings;
import org.foramen.app.settings.Settings;
import org.foramen.app.settings.TrustSettings;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.CdsClients;
import org.foramen.cds.http.HttpAnswers;
import org.foramen.cds.trust.CallAddresses;
import org.foramen.cds.trust.Issuers;
import org.foramen.cds.trust.TrustFilter;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.security.TokenRules;
import org.foramen.security.TokenVerifier;
import org.foramen.security.TrustedIssuer;
import org.foramen.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * Who may call the CDS Hooks services.
 *
 * @param clients all of them
 * @param issuers those whose tokens are accepted; empty where no token is asked for
 * @param http asks the clients' servers, for their keys and for what their calls lack
 */
record Trust(CdsClients clients, List<TrustedIssuer> issuers, OutgoingHttp http) {

    /**
     * As the settings have it.
     *
     * @throws StartFailure when the file of clients or their keys cannot be used, or the server would be open to anyone on a
     *     network without having been told so
     */
    static Trust of(Settings settings, Knowledge knowledge, OutgoingHttp http) {
        CdsClients clients = knowledge.clients(settings.cds());
        if (!clients.asksForTokens()) {
            refuseOpenness(settings.server(), settings.trust());
            return new Trust(clients, List.of(), http);
        }
        @Nullable Path file = settings.cds().clients();
        Path folder = file == null ? Path.of("") : file.toAbsolutePath().resolveSibling("");
        try {
            addresses(settings.server());
            return new Trust(clients, Issuers.of(clients, folder, http), http);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static void refuseOpenness(ServerSettings server, TrustSettings settings) {
        if (!isLocal(server.host()) && !settings.allowAnyone()) {
            throw new StartFailure(List.of(
                    "The server would listen on " + server.host()
                            + " with no client configured: anyone who reaches it could call its CDS Hooks services.",
                    "Name the clients in a file (cds-clients), or listen on this machine only (--host 127.0.0.1).",
                    "If anyone is meant to call them, say so: allow-anyone = true, or FORAMEN_ALLOW_ANYONE=true."));
        }
    }

    private static boolean isLocal(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static CallAddresses addresses(ServerSettings server) {
        return new CallAddresses(server.baseUrl(), server.host(), isLocal(server.host()));
    }

    /** What asks for tokens; null where none are asked for. */
    @Nullable
    Filter filter(Settings settings, HttpAnswers answers, Store store, Clock clock) {
        if (issuers.isEmpty()) {
            return null;
        }
        TrustSettings trust = settings.trust();
        TokenRules rules = new TokenRules(trust.maxTokenLifetime(), trust.clockSkew(), trust.maxRememberedTokens());
        try {
            TokenVerifier verifier = new TokenVerifier(issuers, rules, store, clock);
            return new TrustFilter(verifier, clients, addresses(settings.server()), answers);
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    List.of("The file of clients " + settings.cds().clients() + ": " + e.getMessage()));
        }
    }

    /** Of the pages that may call from a browser, whoever they are of. */
    List<URI> origins() {
        return Stream.concat(Stream.of(clients.open()), clients.known().stream())
                .map(CdsClient::origins)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
