package org.foramen.app.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The CDS Hooks service.
 *
 * @param clients the file of clients, null for none: everybody is the open client
 */
public record CdsSettings(@Nullable Path clients) {

    static CdsSettings from(SettingValues values) {
        String clients = values.textOrNull("cds-clients");
        return new CdsSettings(clients == null || clients.isEmpty() ? null : Path.of(clients));
    }
}
