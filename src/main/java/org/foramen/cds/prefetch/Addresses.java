package org.foramen.cds.prefetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as FHIR servers and clients write them: often with characters that are to be escaped (RFC 3986). */
final class Addresses {

    private static final Pattern ILLEGAL = Pattern.compile("[^A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%]");

    private Addresses() {}

    /** With the characters escaped that may not stand in any address. */
    static String escaped(String text) {
        return ILLEGAL.matcher(text).replaceAll(match -> escapedWhole(match.group()));
    }

    /** With all characters escaped that mean something in an address, as one value in it. */
    static String escapedWhole(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An address that stands in another document, from where that was found; empty when it is none. */
    static Optional<URI> resolved(URI from, String address) {
        try {
            return Optional.of(from.resolve(new URI(escaped(address.trim()))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
