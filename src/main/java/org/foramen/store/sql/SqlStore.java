package org.foramen.store.sql;

import java.nio.file.Path;
import org.foramen.store.Store;
import org.foramen.store.StoreFailure;
import org.foramen.store.UsedTokens;
import org.foramen.store.feedback.FeedbackStore;

/** The store in one database. */
public final class SqlStore implements Store {

    private final Database database;
    private final UsedTokens usedTokens;
    private final FeedbackStore feedback;

    private SqlStore(Database database) {
        this.database = database;
        this.usedTokens = new SqlUsedTokens(database);
        this.feedback = new SqlFeedbackStore(database);
    }

    /**
     * What is kept in a folder, which is made if it is not there. One process at a time has it.
     *
     * @throws StoreFailure when the folder cannot be had, or what is in it cannot be read
     */
    public static SqlStore inFolder(Path folder) {
        return new SqlStore(Database.inFolder(folder));
    }

    /** A new store that is gone when it is closed. */
    public static SqlStore inMemory() {
        return new SqlStore(Database.inMemory());
    }

    @Override
    public UsedTokens usedTokens() {
        return usedTokens;
    }

    @Override
    public FeedbackStore feedback() {
        return feedback;
    }

    @Override
    public void close() {
        database.close();
    }
}
