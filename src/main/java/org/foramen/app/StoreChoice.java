package org.foramen.app;

import java.util.List;
import org.foramen.app.settings.StoreSettings;
import org.foramen.store.Store;
import org.foramen.store.StoreFailure;
import org.foramen.store.sql.SqlStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the server keeps what outlives it. */
final class StoreChoice {

    private static final Logger LOG = LoggerFactory.getLogger(StoreChoice.class);

    private StoreChoice() {}

    /**
     * The store in the folder of the settings; memory where that is only the default and cannot be had.
     *
     * @throws StartFailure when the folder that the operator named cannot be had, or what is in it cannot be read
     */
    static Store open(StoreSettings settings) {
        try {
            return SqlStore.inFolder(settings.folder());
        } catch (StoreFailure e) {
            if (settings.chosen()) {
                throw new StartFailure(
                        List.of(
                                e.getMessage() + ". Name with --data a folder that this process can write"
                                        + " to, that no other process uses, and that holds nothing, or what this version can read."));
            }
            LOG.warn(
                    "{}. What would be kept there is in memory only, and is lost when the server stops. Name another"
                            + " folder with --data.",
                    e.getMessage());
            return SqlStore.inMemory();
        }
    }
}
