package org.foramen.app.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens and what it accepts.
 *
 * @param host the name or address to listen on; the default serves this machine only
 * @param port 0 for any free one
 * @param baseUrl the address clients use when it is not the one the server sees (behind a proxy), without a slash at its
 *     end; null when each request's own address is right
 * @param maxBodyBytes the largest request body, after decompression
 * @param maxHeaderBytes the largest request line with its headers
 * @param maxThreads how many threads serve requests
 * @param idleTimeout how long a connection may be silent
 * @param stopTimeout how long requests under way may take once the server was told to stop
 */
public record ServerSettings(
        String host,
        int port,
        @Nullable String baseUrl,
        int maxBodyBytes,
        int maxHeaderBytes,
        int maxThreads,
        Duration idleTimeout,
        Duration stopTimeout) {

    private static final int MEBIBYTE = 1024 * 1024;

    static ServerSettings from(SettingValues values) {
        return new ServerSettings(
                host(values),
                values.whole("port", 8080, 0, 65_535),
                baseUrl(values),
                values.whole("max-body-bytes", 8 * MEBIBYTE, 1, 1024 * MEBIBYTE),
                values.whole("max-header-bytes", 16 * 1024, 1024, MEBIBYTE),
                values.whole("max-threads", 64, 8, 4096),
                values.duration("idle-timeout", Duration.ofSeconds(60)),
                values.duration("stop-timeout", Duration.ofSeconds(20)));
    }

    private static String host(SettingValues values) {
        String host = values.text("host", "127.0.0.1");
        if (host.isEmpty()) {
            throw values.refused("host", "a host name or an address; 0.0.0.0 listens on every one");
        }
        return host;
    }

    private static @Nullable String baseUrl(SettingValues values) {
        String text = values.textOrNull("base-url");
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
                return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            }
        } catch (URISyntaxException e) {
            // falls through to the refusal, which says what is expected
        }
        throw values.refused("base-url", "an http or https address such as https://terminology.example.org");
    }
}
