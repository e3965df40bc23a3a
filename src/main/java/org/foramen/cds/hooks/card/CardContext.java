package org.foramen.cds.hooks.card;

import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.CdsHooksVersion;

/**
 * For whom cards are written.
 *
 * @param service the id of the service that was called
 * @param patientId whose record it is
 * @param pages where links lead
 */
public record CardContext(String service, String patientId, CdsClient client, Pages pages) {

    boolean speaksVersion3() {
        return client.version() == CdsHooksVersion.V3_0;
    }
}
