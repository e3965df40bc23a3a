package org.foramen.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.foramen.store.Store;
import org.foramen.store.feedback.FeedbackStoreContract;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCall;
import org.foramen.store.feedback.ShownCard;
import org.foramen.store.feedback.ShownCard.ShownFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, in the database that is embedded. */
class EmbeddedFeedbackStoreTest extends FeedbackStoreContract {

    @Override
    protected Store open() {
        return SqlStore.inMemory();
    }

    @Test
    void remembersAfterARestart(@TempDir Path folder) {
        ShownCard card = new ShownCard("card", List.of(new ShownFinding("rule", "0.1.0", "finding")), List.of("s"));
        Instant now = Instant.parse("2026-11-28T12:00:00Z");
        byte[] salt;
        try (Store first = SqlStore.inFolder(folder)) {
            salt = first.feedback().salt();
            first.feedback().record(List.of(new ShownCall(now, "clinic", "service", List.of(card), List.of())));
            first.feedback()
                    .note(
                            "clinic",
                            "service",
                            List.of(new Outcome("o", card, Outcome.Kind.OVERRIDDEN, now, now, List.of(), null, false)));
        }
        try (Store second = SqlStore.inFolder(folder)) {
            assertThat(second.feedback().salt()).isEqualTo(salt);
            assertThat(second.feedback().card("card")).contains(card);
            assertThat(second.feedback().overridden(Set.of("finding"), now)).containsExactly("finding");
        }
    }
}
