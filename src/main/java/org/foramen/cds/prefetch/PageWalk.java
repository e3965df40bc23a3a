package org.foramen.cds.prefetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.foramen.outgoing.AllowedOrigin;
import org.foramen.outgoing.OutgoingAnswer;
import org.foramen.outgoing.OutgoingFailure;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.outgoing.OutgoingRequest;
import org.jspecify.annotations.Nullable;

/** Fetches one key, page after page (https://hl7.org/fhir/R4/http.html#paging). */
final class PageWalk {

    private static final int OK = 200;

    private final OutgoingHttp http;
    private final ObjectMapper json;
    private final Pass pass;
    private final FetchBounds bounds;
    private @Nullable ObjectNode bundle;
    private int pages;
    private int bytes;

    /**
     * What is shown at the server's door.
     *
     * @param end when the time of the call is up, by {@link System#nanoTime}
     */
    record Pass(AllowedOrigin server, String accessToken, long end) {

        Duration remaining() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }

        @Override
        public String toString() {
            return "Pass[server=" + server.origin() + "]";
        }
    }

    PageWalk(OutgoingHttp http, ObjectMapper json, Pass pass, FetchBounds bounds) {
        this.http = http;
        this.json = json;
        this.pass = pass;
        this.bounds = bounds;
    }

    /** From the first page, or the only resource. */
    CompletableFuture<Fetched> from(URI address) {
        if (pages == bounds.maxPages()) {
            return ended("there are more than " + bounds.maxPages() + " pages");
        }
        if (bytes >= bounds.maxBytes()) {
            return ended(OutgoingFailure.Reason.TOO_LARGE);
        }
        Duration remaining = pass.remaining();
        if (remaining.isZero()) {
            return ended(OutgoingFailure.Reason.TIMED_OUT);
        }
        Map<String, String> headers =
                Map.of("Accept", "application/fhir+json", "Authorization", "Bearer " + pass.accessToken());
        pages++;
        return http.get(new OutgoingRequest(pass.server(), address, headers, bounds.maxBytes() - bytes, remaining))
                .thenCompose(answer -> read(address, answer))
                .exceptionallyCompose(this::failed);
    }

    /** From a first page that is here already. */
    CompletableFuture<Fetched> after(ObjectNode page, URI base) {
        pages++;
        return add(base, page);
    }

    /** The address of the next page, null when there is none. */
    static @Nullable String next(JsonNode page) {
        for (JsonNode link : page.path("link")) {
            if ("next".equals(link.path("relation").asText())) {
                return link.path("url").asText();
            }
        }
        return null;
    }

    private CompletableFuture<Fetched> failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return ended(cause instanceof OutgoingFailure known ? known.reason() : OutgoingFailure.Reason.BROKEN);
    }

    private CompletableFuture<Fetched> read(URI address, OutgoingAnswer answer) {
        if (answer.status() != OK) {
            return ended("the server answered " + answer.status());
        }
        byte[] body = answer.body();
        bytes += body.length;
        JsonNode page;
        try {
            page = json.readTree(body);
        } catch (IOException e) {
            return ended("the server answered with something that is not JSON");
        }
        return add(address, page);
    }

    private CompletableFuture<Fetched> add(URI address, JsonNode page) {
        boolean isBundle = "Bundle".equals(page.path("resourceType").asText());
        if (!(page instanceof ObjectNode object) || (bundle != null && !isBundle)) {
            return ended("the server answered with something that is not a page of resources");
        }
        if (!isBundle) {
            return CompletableFuture.completedFuture(new Fetched(page, null));
        }
        ArrayNode entries = object.path("entry") instanceof ArrayNode array ? array : json.createArrayNode();
        if (bundle == null) {
            bundle = object;
        } else {
            all(bundle).addAll(entries);
        }
        String next = next(page);
        if (next == null) {
            return ended((String) null);
        }
        Optional<URI> following = Addresses.resolved(address, next);
        return following.filter(pass.server()::covers).isPresent()
                ? from(following.orElseThrow())
                : ended("the next page is on another server");
    }

    private static ArrayNode all(ObjectNode bundle) {
        return bundle.path("entry") instanceof ArrayNode array ? array : bundle.putArray("entry");
    }

    private CompletableFuture<Fetched> ended(OutgoingFailure.Reason reason) {
        return ended("the server " + reason.words());
    }

    private CompletableFuture<Fetched> ended(@Nullable String gap) {
        if (bundle != null) {
            bundle.remove("link");
        }
        return CompletableFuture.completedFuture(new Fetched(bundle, gap));
    }
}
