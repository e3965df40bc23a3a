package org.foramen.cds.trust;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.foramen.outgoing.AllowedOrigin;
import org.foramen.outgoing.OutgoingAnswer;
import org.foramen.outgoing.OutgoingFailure;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.outgoing.OutgoingRequest;
import org.foramen.security.KeyDocument;
import org.foramen.security.SigningKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys that a client publishes at an address. */
final class PublishedKeys implements KeyDocument {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final OutgoingHttp http;
    private final OutgoingRequest request;

    /**
     * The document at an address.
     *
     * @throws IllegalArgumentException unless it is an https address, or an http address of this machine
     */
    PublishedKeys(OutgoingHttp http, String address, boolean privateNetwork) {
        URI uri = URI.create(address);
        AllowedOrigin origin = AllowedOrigin.of(uri, privateNetwork);
        if (!"https".equals(uri.getScheme()) && !THIS_MACHINE.contains(uri.getHost())) {
            throw new IllegalArgumentException("keys are fetched by https only, not from " + address);
        }
        this.http = http;
        this.request = new OutgoingRequest(
                origin,
                uri,
                Map.of("Accept", "application/jwk-set+json, application/json"),
                SigningKeys.MAX_BYTES,
                DEADLINE);
    }

    @Override
    public byte[] fetch() throws IOException {
        try {
            OutgoingAnswer answer = http.get(request).join();
            if (answer.status() == 200) {
                return answer.body();
            }
            throw failed("it answers with status " + answer.status());
        } catch (CompletionException e) {
            throw failed(
                    e.getCause() instanceof OutgoingFailure failure
                            ? "it " + failure.reason().words()
                            : "it could not be asked");
        }
    }

    private IOException failed(String why) {
        LOG.warn("The keys at {} cannot be had: {}", request.address(), why);
        return new IOException(why);
    }

    @Override
    public Duration deadline() {
        return DEADLINE;
    }
}
