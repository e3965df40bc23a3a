package org.foramen.app;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.foramen.store.Store;
import org.foramen.store.UsedTokens;
import org.foramen.store.feedback.FeedbackStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is opened on a thread of its own, since that takes as long as half a start: who needs it meanwhile waits for
 * it. A contract is to be asked for anew with each use, then the waiting is where the need is.
 */
final class OpeningStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(OpeningStore.class);

    private final Supplier<Store> open;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Store> opening = new CompletableFuture<>();

    OpeningStore(Supplier<Store> open) {
        this.open = open;
    }

    /** Begins to open it, unless that has begun already. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            CompletableFuture<Store> unused = opening.completeAsync(open, new OwnThread("store"));
        }
    }

    /**
     * Waits until it is open; that must have begun.
     *
     * @throws StartFailure when it cannot be opened
     */
    Store opened() {
        try {
            return opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        }
    }

    @Override
    public UsedTokens usedTokens() {
        return opened().usedTokens();
    }

    @Override
    public FeedbackStore feedback() {
        return opened().feedback();
    }

    @Override
    public void close() {
        if (!begun.get()) {
            return;
        }
        try {
            opening.join().close();
        } catch (CompletionException nothingToClose) {
            LOG.debug("The store was not opened", nothingToClose);
        }
    }
}
