package org.foramen.store;

import org.foramen.store.feedback.FeedbackStore;

/** Everything that is kept. Safe for use by many threads; every contract throws {@link StoreFailure} when it cannot. */
public interface Store extends AutoCloseable {

    /** The tokens that were accepted and have not expired since. */
    UsedTokens usedTokens();

    /** What was shown of findings, and what users made of it. */
    FeedbackStore feedback();

    /** Lets go of what it holds; what was stored stays. Closing again does nothing. */
    @Override
    void close();
}
