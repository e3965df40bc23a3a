package org.foramen.cds.client;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR server of a client that may be asked for what its prefetch lacks.
 *
 * @param origin scheme, host and port only, e.g. {@code https://ehr.example.org}
 * @param privateNetwork whether the host's name may lead to a private or loopback address; a host that is written as such
 *     an address, or as {@code localhost}, says so itself
 */
public record FhirEndpoint(URI origin, boolean privateNetwork) {

    public FhirEndpoint {
        String scheme = origin.getScheme();
        boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
        boolean bare = origin.getRawPath().isEmpty() && origin.getRawQuery() == null && origin.getRawFragment() == null;
        if (!web || origin.getHost() == null || origin.getRawUserInfo() != null || !bare) {
            throw new IllegalArgumentException(
                    "an origin is scheme, host and port only, such as https://ehr.example.org:8443, not " + origin);
        }
    }

    /** Whether an address is on this server: the very scheme, host and port, whatever the case of the first two. */
    public boolean covers(URI address) {
        return address.getRawUserInfo() == null
                && address.getHost() != null
                && lower(address.getScheme()).equals(lower(origin.getScheme()))
                && lower(address.getHost()).equals(lower(origin.getHost()))
                && port(address) == port(origin);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(lower(address.getScheme())) ? 443 : 80;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
