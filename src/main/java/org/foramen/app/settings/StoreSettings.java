package org.foramen.app.settings;

import java.nio.file.Path;

/**
 * Where the server keeps what outlives it.
 *
 * @param folder made when it is not there
 * @param chosen whether the operator named it; the default may be replaced by memory where it cannot be had
 */
public record StoreSettings(Path folder, boolean chosen) {

    static StoreSettings from(SettingValues values) {
        String folder = values.textOrNull("data");
        if (folder != null && folder.isEmpty()) {
            throw values.refused("data", "a folder that can be written to");
        }
        return new StoreSettings(Path.of(folder == null ? "data" : folder), folder != null);
    }
}
