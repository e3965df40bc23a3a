package org.foramen.cds.hooks;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.foramen.cds.hooks.card.Pages;
import org.jspecify.annotations.Nullable;

/**
 * The address at which clients reach this server, for links in cards.
 *
 * @param baseUrl as it was set, without a slash at the end; null when each request's own address is right
 * @param fhirPath of the FHIR service below it
 */
public record PublicAddress(@Nullable String baseUrl, String fhirPath) {

    /** A name, an IPv4 or a bracketed IPv6 address: nothing that could end a link in Markdown. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

    Pages pages(HttpServletRequest request) {
        return new Pages((baseUrl == null ? seen(request) : baseUrl) + fhirPath);
    }

    private static String seen(HttpServletRequest request) {
        String named = request.getServerName();
        boolean plain = HOST.matcher(named).matches();
        String host = plain ? named : "127.0.0.1";
        int port = plain ? request.getServerPort() : request.getLocalPort();
        boolean standard = port == (request.getScheme().equals("https") ? 443 : 80);
        return request.getScheme() + "://" + host + (standard ? "" : ":" + port);
    }
}
