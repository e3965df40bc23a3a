package org.foramen.outgoing;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A server that may be asked.
 *
 * @param origin scheme, host and port only, e.g. {@code https://ehr.example.org}
 * @param privateNetwork whether the host's name may lead to a private or loopback address; a host that is written as such
 *     an address, or as {@code localhost}, says so itself
 */
public record AllowedOrigin(URI origin, boolean privateNetwork) {

    public AllowedOrigin {
        boolean bare = origin.getRawPath() != null
                && origin.getRawPath().isEmpty()
                && origin.getRawQuery() == null
                && origin.getRawFragment() == null;
        if (!isWeb(origin) || !bare) {
            throw new IllegalArgumentException(
                    "an origin is scheme, host and port only, such as https://ehr.example.org:8443, not " + origin);
        }
    }

    /**
     * The origin of an address that an operator has named whole.
     *
     * @throws IllegalArgumentException when it is no http or https address
     */
    public static AllowedOrigin of(URI address, boolean privateNetwork) {
        if (!isWeb(address)) {
            throw new IllegalArgumentException("not an http or https address: " + address);
        }
        return new AllowedOrigin(
                URI.create(lower(address.getScheme()) + "://" + address.getRawAuthority()), privateNetwork);
    }

    /** Whether an address is on this server: the very scheme, host and port, whatever the case of the first two. */
    public boolean covers(URI address) {
        return isWeb(address)
                && lower(address.getScheme()).equals(lower(origin.getScheme()))
                && lower(address.getHost()).equals(lower(origin.getHost()))
                && port(address) == port(origin);
    }

    /** Which addresses the host may lead to. */
    Reach reach() {
        if (Reach.isWrittenOut(lower(origin.getHost()))) {
            return Reach.AS_WRITTEN;
        }
        return privateNetwork ? Reach.PRIVATE_TOO : Reach.PUBLIC_ONLY;
    }

    private static boolean isWeb(URI address) {
        String scheme = lower(address.getScheme());
        return (scheme.equals("https") || scheme.equals("http"))
                && address.getHost() != null
                && address.getRawUserInfo() == null;
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
