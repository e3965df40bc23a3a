package org.foramen.cds.feedback;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.foramen.cds.attention.Attended;
import org.foramen.store.feedback.FeedbackStore;
import org.foramen.store.feedback.ShownCall;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what was shown beside the answers: calls wait in a bounded queue, and one thread writes them to the store, many at a
 * time. When the queue is full a call waits a moment for a place; if there is none, its cards are shown without being noted,
 * since advice must not fail for want of book-keeping, and the log says how many. Closing writes what waits.
 */
public final class QueuedLedger implements Ledger, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuedLedger.class);

    private static final int PLACES = 4096;
    private static final int BATCH = 256;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    private static final Duration GATHERING = Duration.ofMillis(100);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(PLACES);
    private final AtomicLong lost = new AtomicLong();
    private final Supplier<FeedbackStore> store;
    private final CardKeys keys;
    private final Duration retention;
    private final Clock clock;
    private final Thread writer;
    private volatile boolean closing;
    private Instant forgetting = Instant.EPOCH;

    /**
     * A ledger that writes until it is closed.
     *
     * @param store asked for anew with each use
     * @param retention how long cards and overrides are kept after they were last seen
     */
    public QueuedLedger(Supplier<FeedbackStore> store, CardKeys keys, Duration retention, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.retention = retention;
        this.clock = clock;
        this.writer = new Thread(this::write, "ledger");
        writer.setDaemon(true);
        writer.start();
    }

    /** What waits to be written. */
    private sealed interface Entry {}

    private record Shown(Instant at, String client, String service, Attended attended, List<CardIds> cards)
            implements Entry {}

    /** Tells that everything before it is written. */
    private record Mark(CountDownLatch reached) implements Entry {}

    @Override
    public void record(String client, String service, Attended attended, List<CardIds> cards) {
        if (attended.shown().isEmpty() && attended.unshown().isEmpty()) {
            return;
        }
        Shown entry = new Shown(clock.instant(), client, service, attended, List.copyOf(cards));
        if (!closing && !offer(entry)) {
            LOG.error("What was shown cannot be noted: the store does not keep up; {} lost", lost.incrementAndGet());
        }
    }

    /** Waits until what was shown before is written, so that feedback on it finds it; not longer than the patience. */
    public void settle(Duration patience) {
        Mark mark = new Mark(new CountDownLatch(1));
        try {
            if (!offer(mark) || !mark.reached().await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("What was shown last is not written yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean offer(Entry entry) {
        try {
            return queue.offer(entry) || queue.offer(entry, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void write() {
        List<Entry> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            Entry first = next(PAUSE);
            if (first != null) {
                batch.add(first);
                gather(batch);
                store(batch);
                batch.clear();
            } else {
                forget();
            }
        }
    }

    /** Once a day, when nothing waits. */
    private void forget() {
        Instant now = clock.instant();
        if (!closing && !now.isBefore(forgetting)) {
            forgetting = now.plus(DAY);
            try {
                store.get().forget(now.minus(retention));
            } catch (RuntimeException e) {
                LOG.error("What is old cannot be forgotten yet", e);
            }
        }
    }

    /** Waits a little for more, so that one transaction takes many; not when somebody waits for it, or the server stops. */
    private void gather(List<Entry> batch) {
        Entry last = batch.get(0);
        long until = System.nanoTime() + GATHERING.toNanos();
        while (last instanceof Shown && batch.size() < BATCH && !closing) {
            last = next(Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            if (last != null) {
                batch.add(last);
            }
        }
        queue.drainTo(batch, BATCH - batch.size());
    }

    /** Null when there was none for so long. Nobody interrupts this thread: the store's file would be closed under it. */
    private @Nullable Entry next(Duration patience) {
        try {
            return queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return null;
        }
    }

    /** Until it is stored: the store may be busy, or its disk full for a while. When closing, one more try is all there is. */
    private void store(List<Entry> batch) {
        List<ShownCall> calls = batch.stream()
                .filter(Shown.class::isInstance)
                .map(entry -> call((Shown) entry))
                .toList();
        boolean last = false;
        boolean stored = calls.isEmpty();
        while (!stored && !last) {
            last = closing;
            stored = tryToStore(calls);
            if (!stored && !last) {
                pause();
            }
        }
        if (!stored) {
            LOG.error("The server stops, and {} calls could not be noted", calls.size());
        }
        batch.forEach(entry -> {
            if (entry instanceof Mark mark) {
                mark.reached().countDown();
            }
        });
    }

    private boolean tryToStore(List<ShownCall> calls) {
        try {
            store.get().record(calls);
            return true;
        } catch (RuntimeException e) {
            LOG.error("What was shown cannot be noted yet", e);
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ShownCall call(Shown shown) {
        return new ShownCall(
                shown.at(),
                shown.client(),
                shown.service(),
                keys.cards(shown.client(), shown.service(), shown.attended(), shown.cards()),
                Fates.of(shown.attended()));
    }

    /** Writes what waits, within ten seconds, and stops. */
    @Override
    public void close() {
        closing = true;
        offer(new Mark(new CountDownLatch(1)));
        try {
            writer.join(CLOSING.toMillis());
            if (writer.isAlive()) {
                LOG.error("The server stops, and {} calls could not be noted", queue.size());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
