package org.foramen.cds.hooks;

import java.util.concurrent.CompletableFuture;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.prefetch.PrefetchFetcher;

/** The services, and who fetches what their calls lack. */
public record FetchingHooks(CdsHooks hooks, PrefetchFetcher fetcher) {

    /** A client's call, read, and then complete as far as that is possible; refuses at once what is not one of its hook. */
    CompletableFuture<PreparedCall> prepare(String id, byte[] body, CdsClient client) {
        return hooks.complete(hooks.read(id, body, client), fetcher);
    }
}
