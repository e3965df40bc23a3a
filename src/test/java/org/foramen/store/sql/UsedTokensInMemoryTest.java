package org.foramen.store.sql;

import org.foramen.store.Store;
import org.foramen.store.UsedTokensContract;

class UsedTokensInMemoryTest extends UsedTokensContract {

    @Override
    protected Store open() {
        return SqlStore.inMemory();
    }

    @Override
    protected boolean outlivesClosing() {
        return false;
    }
}
