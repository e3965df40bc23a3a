package org.foramen.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The CDS Hooks service.
 *
 * @param clients the file of clients, null for none: everybody is the open client
 * @param fetch how much may be fetched from a client's FHIR server for one call
 */
public record CdsSettings(@Nullable Path clients, FetchSettings fetch) {

    static CdsSettings from(SettingValues values) {
        String clients = values.textOrNull("cds-clients");
        return new CdsSettings(
                clients == null || clients.isEmpty() ? null : Path.of(clients), FetchSettings.from(values));
    }
}
