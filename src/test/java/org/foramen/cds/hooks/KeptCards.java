package org.foramen.cds.hooks;

import java.time.Clock;
import java.time.Duration;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.attention.Attention;
import org.foramen.cds.attention.SaltedKeys;
import org.foramen.cds.feedback.CardKeys;
import org.foramen.cds.feedback.FeedbackDesk;
import org.foramen.cds.feedback.QueuedLedger;
import org.foramen.store.Store;
import org.foramen.store.feedback.FeedbackStore;
import org.foramen.store.sql.SqlStore;

/** The services with a store of their own, so that what is overridden stays so. */
final class KeptCards implements AutoCloseable {

    private final Store store;
    private final QueuedLedger ledger;
    private final CdsHooks hooks;
    private final FeedbackDesk desk;

    KeptCards(Clock clock) {
        this(SqlStore.inMemory(), clock);
    }

    KeptCards(Store store, Clock clock) {
        this.store = store;
        SaltedKeys keys = new SaltedKeys(() -> store.feedback().salt());
        this.ledger = new QueuedLedger(store::feedback, new CardKeys(keys), Duration.ofDays(400), clock);
        Attention attention = new Attention(store.feedback()::overridden, keys, clock);
        this.hooks = new CdsHooks(PublishedKnowledge.FHIR, PublishedKnowledge.RULES, attention, ledger, "1.2.3");
        this.desk = new FeedbackDesk(
                store::feedback, new CardKeys(keys), ledger::settle, PublishedKnowledge.TERMINOLOGY, clock);
    }

    CdsHooks hooks() {
        return hooks;
    }

    FeedbackDesk desk() {
        return desk;
    }

    FeedbackStore store() {
        return store.feedback();
    }

    /** Once everything that was shown is written. */
    FeedbackStore settled() {
        ledger.settle(Duration.ofSeconds(20));
        return store.feedback();
    }

    @Override
    public void close() {
        ledger.close();
        store.close();
    }
}
