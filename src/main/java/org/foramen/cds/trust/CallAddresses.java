package org.foramen.cds.trust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By which addresses a call may be named in the claim {@code aud}: that of the endpoint that is called, without a slash at
 * its end (https://cds-hooks.hl7.org/2.0/#trusting-cds-clients). What the request says its host is does not count: a token
 * for another server would be accepted if it came with that server's name.
 */
public final class CallAddresses {

    private static final String FEEDBACK = "/feedback";

    private final @Nullable String baseUrl;
    private final Set<String> hosts;

    /**
     * The addresses of a server.
     *
     * @param baseUrl by which clients know it, without a slash at its end; null where they know it by what it listens on
     * @param host that it listens on
     * @param local whether that is this machine only, which has several names
     * @throws IllegalArgumentException when it listens everywhere and no address was given
     */
    public CallAddresses(@Nullable String baseUrl, String host, boolean local) {
        if (baseUrl == null && Set.of("0.0.0.0", "::", "[::]").contains(host)) {
            throw new IllegalArgumentException(
                    "The server listens on every address, and tokens name one: set base-url to"
                            + " the address by which clients call it");
        }
        this.baseUrl = baseUrl;
        this.hosts = new LinkedHashSet<>();
        hosts.add(host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT));
        if (local) {
            hosts.addAll(List.of("127.0.0.1", "localhost", "[::1]"));
        }
    }

    /**
     * Those of one call, the one to be told first.
     *
     * @param path from {@code /cds-services} on
     * @param port that the call came in by
     */
    List<String> of(String path, int port) {
        String endpoint = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> addresses = new ArrayList<>();
        for (String base : bases(port)) {
            addresses.add(base + endpoint);
        }
        if (endpoint.endsWith(FEEDBACK)) {
            // Clients differ in whether the endpoint of feedback is the service, or its own address.
            String service = endpoint.substring(0, endpoint.length() - FEEDBACK.length());
            for (String base : bases(port)) {
                addresses.add(base + service);
            }
        }
        return List.copyOf(addresses);
    }

    private List<String> bases(int port) {
        if (baseUrl != null) {
            return List.of(baseUrl);
        }
        String suffix = port == 80 ? "" : ":" + port;
        return hosts.stream().map(host -> "http://" + host + suffix).toList();
    }
}
