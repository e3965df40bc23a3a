package org.foramen.cds.prefetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.foramen.outgoing.AllowedOrigin;
import org.foramen.outgoing.OutgoingHttp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets what a call lacks from the client's FHIR server, all keys side by side. Safe for use by many threads. */
public final class PrefetchFetcher {

    private static final Logger LOG = LoggerFactory.getLogger(PrefetchFetcher.class);

    private final OutgoingHttp http;
    private final ObjectMapper json = JsonMapper.builder().build();
    private final FetchBounds bounds;

    public PrefetchFetcher(OutgoingHttp http, FetchBounds bounds) {
        this.http = http;
        this.bounds = bounds;
    }

    /**
     * Fetches the keys that were not sent, and what follows the first page of one that was.
     *
     * @param access where from; null when the client named no server
     * @param servers those that the client may name
     * @param needed the templates of the keys that are wanted
     * @param sent what the client sent, by key
     * @return what became of each key that was not sent whole, within the deadline; nothing of the others. Without a server,
     *     nothing at all, at once
     */
    public CompletableFuture<Map<String, Fetched>> fetch(
            @Nullable FhirAccess access,
            List<AllowedOrigin> servers,
            Map<String, PrefetchQuery> needed,
            Map<String, JsonNode> sent,
            PrefetchTokens tokens) {
        Map<String, CompletableFuture<Fetched>> walks = new LinkedHashMap<>();
        if (access != null) {
            long end = System.nanoTime() + bounds.deadline().toNanos();
            needed.forEach((key, query) -> {
                JsonNode value = sent.get(key);
                if (value == null || (value.isObject() && PageWalk.next(value) != null)) {
                    CompletableFuture<Fetched> walk = new Errand(access, servers, tokens, end).run(query, value);
                    walks.put(key, walk.thenApply(fetched -> told(key, access, servers, fetched)));
                }
            });
        }
        return CompletableFuture.allOf(walks.values().toArray(CompletableFuture[]::new))
                .thenApply(done -> {
                    Map<String, Fetched> fetched = new LinkedHashMap<>();
                    walks.forEach((key, walk) -> fetched.put(key, walk.join()));
                    return fetched;
                });
    }

    /** Logs the operator's own name of the server, and nothing that the call brought. */
    private static Fetched told(String key, FhirAccess access, List<AllowedOrigin> servers, Fetched fetched) {
        if (fetched.gap() != null) {
            String server =
                    access.among(servers).map(each -> each.origin().toString()).orElse("a server not allowed");
            LOG.info("The prefetch key {} was not fetched whole from {}: {}", key, server, fetched.gap());
        }
        return fetched;
    }

    /** The errand of one call. */
    private final class Errand {

        private final FhirAccess access;
        private final List<AllowedOrigin> servers;
        private final PrefetchTokens tokens;
        private final long end;

        Errand(FhirAccess access, List<AllowedOrigin> servers, PrefetchTokens tokens, long end) {
            this.access = access;
            this.servers = servers;
            this.tokens = tokens;
            this.end = end;
        }

        CompletableFuture<Fetched> run(PrefetchQuery query, @Nullable JsonNode sent) {
            Optional<String> obstacle = access.obstacle(servers, tokens.values().get("context.patientId"));
            if (obstacle.isPresent()) {
                return without(sent, obstacle.get());
            }
            if (access.isOutOfScope(query)) {
                return without(sent, "the scope of the access token does not cover " + query.type());
            }
            Optional<URI> address = query.filled(tokens).flatMap(access::address);
            if (address.isEmpty()) {
                return without(sent, "the context has no id for its template");
            }
            FhirAuthorization authorization = access.authorization();
            String token = authorization == null ? "" : authorization.accessToken();
            AllowedOrigin server = access.among(servers).orElseThrow();
            PageWalk walk = new PageWalk(http, json, new PageWalk.Pass(server, token, end), bounds);
            return sent instanceof ObjectNode page
                    ? walk.after(page.deepCopy(), address.get())
                    : walk.from(address.get());
        }

        private static CompletableFuture<Fetched> without(@Nullable JsonNode sent, String why) {
            return CompletableFuture.completedFuture(new Fetched(sent, why));
        }
    }
}
