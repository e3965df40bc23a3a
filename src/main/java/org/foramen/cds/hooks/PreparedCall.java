package org.foramen.cds.hooks;

import java.util.Map;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.hooks.model.CdsRequest;
import org.foramen.cds.prefetch.Fetched;

/**
 * A call that was read and found to be one of its hook.
 *
 * @param fetched what became of the keys that were not sent whole, where something was tried
 */
record PreparedCall(HookService service, CdsRequest request, CdsClient client, Map<String, Fetched> fetched) {

    PreparedCall {
        fetched = Map.copyOf(fetched);
    }

    PreparedCall with(Map<String, Fetched> more) {
        return new PreparedCall(service, request, client, more);
    }

    /** What identifies nobody. */
    @Override
    public String toString() {
        return "PreparedCall[service=" + service.id + ", client=" + client.id() + "]";
    }
}
