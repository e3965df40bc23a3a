package org.foramen.app.edge;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ConditionalHandler;
import org.eclipse.jetty.server.handler.CrossOriginHandler;

/**
 * Lets pages of configured origins call the CDS Hooks services from a browser
 * (https://cds-hooks.hl7.org/2.0/#cross-origin-resource-sharing, https://fetch.spec.whatwg.org/#http-cors-protocol). What
 * they may do is asked before any token is, and refusals can be read by them too.
 */
public final class CrossOrigin {

    private CrossOrigin() {}

    /** The handler before another, which sees every call of a service but those that only ask. */
    public static Handler before(Handler next, List<URI> origins) {
        if (origins.isEmpty()) {
            return next;
        }
        CrossOriginHandler handler = new CrossOriginHandler();
        handler.setAllowedOriginPatterns(
                origins.stream().map(CrossOrigin::pattern).collect(Collectors.toUnmodifiableSet()));
        handler.setAllowedMethods(Set.of("GET", "HEAD", "POST"));
        handler.setAllowedHeaders(Set.of("Authorization", "Content-Type", "Accept"));
        handler.setExposedHeaders(Set.of("WWW-Authenticate", "Retry-After"));
        // Tokens are sent by the page itself, never by the browser on its own as cookies are.
        handler.setAllowCredentials(false);
        handler.setDeliverPreflightRequests(false);
        handler.setDeliverNonAllowedOriginRequests(true);
        handler.setPreflightMaxAge(Duration.ofMinutes(10));
        handler.setHandler(next);
        ConditionalHandler elsewhere = new ConditionalHandler.SkipNext(handler);
        elsewhere.excludePath("/cds-services/*");
        return elsewhere;
    }

    /** The one text by which browsers name an origin: https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin. */
    private static String pattern(URI origin) {
        String scheme = origin.getScheme().toLowerCase(Locale.ROOT);
        boolean usual = origin.getPort() == (scheme.equals("https") ? 443 : 80);
        String port = origin.getPort() < 0 || usual ? "" : ":" + origin.getPort();
        return Pattern.quote(scheme + "://" + origin.getHost().toLowerCase(Locale.ROOT) + port);
    }
}
