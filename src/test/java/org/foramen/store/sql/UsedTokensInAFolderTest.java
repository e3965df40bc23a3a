package org.foramen.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foramen.store.Store;
import org.foramen.store.UsedTokensContract;
import org.jspecify.annotations.Nullable;

class UsedTokensInAFolderTest extends UsedTokensContract {

    private @Nullable Path folder;

    @Override
    protected Store open() {
        if (folder == null) {
            try {
                folder = Files.createTempDirectory("store");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return SqlStore.inFolder(folder);
    }

    @Override
    protected boolean outlivesClosing() {
        return true;
    }
}
