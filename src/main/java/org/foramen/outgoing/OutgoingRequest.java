package org.foramen.outgoing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What is asked of another server.
 *
 * @param server that was allowed; an address that it does not cover is not asked
 * @param address of what is wanted
 * @param headers by name, e.g. Accept and Authorization; sent to no other server
 * @param maxBytes the largest body, after decompression
 * @param deadline from the call to the last byte, redirections included
 */
public record OutgoingRequest(
        AllowedOrigin server, URI address, Map<String, String> headers, int maxBytes, Duration deadline) {

    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    public OutgoingRequest {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("the header " + name + " must be printable ASCII");
            }
        });
        if (maxBytes < 1 || deadline.isNegative()) {
            throw new IllegalArgumentException("maxBytes and deadline must be positive");
        }
    }

    /** Neither headers nor address, since they hold secrets and patients' identifiers. */
    @Override
    public String toString() {
        return "OutgoingRequest[server=" + server.origin() + "]";
    }
}
