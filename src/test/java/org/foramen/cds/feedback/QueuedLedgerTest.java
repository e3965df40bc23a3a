package org.foramen.cds.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.attention.Attended;
import org.foramen.cds.attention.Attention;
import org.foramen.cds.attention.FindingDraft;
import org.foramen.cds.attention.Overrides;
import org.foramen.cds.attention.SaltedKeys;
import org.foramen.cds.rules.finding.Severity;
import org.foramen.store.feedback.FeedbackStore;
import org.foramen.store.feedback.Figures;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCall;
import org.foramen.store.feedback.ShownCard;
import org.junit.jupiter.api.Test;

/** What was shown is noted beside the answer, and nothing is lost on an orderly stop. */
class QueuedLedgerTest {

    private static final SaltedKeys KEYS = new SaltedKeys(() -> new byte[SaltedKeys.SALT_BYTES]);

    private final List<ShownCall> written = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();

    /** Writes once the gate is open, and fails as often as the test says. */
    private final FeedbackStore store = new FeedbackStore() {
        @Override
        public byte[] salt() {
            return new byte[SaltedKeys.SALT_BYTES];
        }

        @Override
        public void record(List<ShownCall> calls) {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("The disk is full");
            }
            written.addAll(calls);
        }

        @Override
        public Optional<ShownCard> card(String key) {
            return Optional.empty();
        }

        @Override
        public Set<String> note(String client, String service, List<Outcome> outcomes) {
            return Set.of();
        }

        @Override
        public Set<String> overridden(Set<String> keys, Instant since) {
            return Set.of();
        }

        @Override
        public Figures figures(Figures.Filter filter) {
            return new Figures(List.of(), List.of());
        }

        @Override
        public void forget(Instant before) {
            written.clear();
        }
    };

    private static Attended attended() {
        return new Attention(Overrides.NONE, KEYS, Clock.systemUTC())
                .attend(
                        List.of(FindingDraft.of("rule", Severity.INFO, "M99.01", "Condition/1")),
                        PublishedKnowledge.OPEN,
                        "p-1");
    }

    private QueuedLedger ledger() {
        return new QueuedLedger(() -> store, new CardKeys(KEYS), Duration.ofDays(400), Clock.systemUTC());
    }

    private static void show(QueuedLedger ledger, int times) {
        Attended attended = attended();
        for (int i = 0; i < times; i++) {
            ledger.record("clinic", "service", attended, List.of(new CardIds(UUID.randomUUID(), List.of())));
        }
    }

    @Test
    void doesNotWaitForTheStoreAndWritesEverythingWhenItCloses() {
        QueuedLedger ledger = ledger();
        show(ledger, 1000);
        assertThat(written).isEmpty();
        open.countDown();
        ledger.close();
        assertThat(written).hasSize(1000);
    }

    @Test
    void triesAgainWhenTheStoreFails() {
        failures.set(1);
        open.countDown();
        QueuedLedger ledger = ledger();
        show(ledger, 3);
        ledger.settle(Duration.ofSeconds(20));
        assertThat(written).hasSize(3);
        ledger.close();
    }

    @Test
    void settlesWhenWhatWasShownBeforeIsWritten() {
        open.countDown();
        try (QueuedLedger ledger = ledger()) {
            show(ledger, 10);
            ledger.settle(Duration.ofSeconds(20));
            assertThat(written).hasSize(10);
        }
    }

    @Test
    void keepsNothingThatTellsThePatient() {
        open.countDown();
        UUID card = UUID.randomUUID();
        try (QueuedLedger ledger = ledger()) {
            ledger.record("clinic", "service", attended(), List.of(new CardIds(card, List.of(card))));
        }
        assertThat(written.toString())
                .contains("clinic", "service", "rule")
                .doesNotContain("p-1")
                .doesNotContain("Condition")
                .doesNotContain(card.toString());
    }

    @Test
    void notesNothingOfACallThatFoundNothing() {
        open.countDown();
        try (QueuedLedger ledger = ledger()) {
            ledger.record("clinic", "service", new Attended(List.of(), List.of()), List.of());
        }
        assertThat(written).isEmpty();
    }
}
