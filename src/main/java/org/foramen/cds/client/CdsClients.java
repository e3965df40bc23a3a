package org.foramen.cds.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All clients of this server.
 *
 * @param open who calls without a token, where none is asked for
 * @param known those that are known by their tokens; a server that has one asks everybody for a token
 */
public record CdsClients(CdsClient open, List<CdsClient> known) {

    public CdsClients {
        known = List.copyOf(known);
        Map<String, CdsClient> byId = new LinkedHashMap<>();
        for (CdsClient client : known) {
            if (client.id().equals(open.id()) || byId.put(client.id(), client) != null) {
                throw new IllegalArgumentException("two clients have the id " + client.id());
            }
            if (client.trust() == null) {
                throw new IllegalArgumentException("the client " + client.id() + " needs trust");
            }
        }
    }

    /** Whether a token is asked for. */
    public boolean asksForTokens() {
        return !known.isEmpty();
    }

    public Optional<CdsClient> named(String id) {
        return open.id().equals(id)
                ? Optional.of(open)
                : known.stream().filter(client -> client.id().equals(id)).findFirst();
    }
}
