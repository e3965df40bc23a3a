package org.foramen.store.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.foramen.store.Store;
import org.foramen.store.feedback.ShownCall.Count;
import org.foramen.store.feedback.ShownCall.Fate;
import org.foramen.store.feedback.ShownCard.ShownFinding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of feedback owes. */
public abstract class FeedbackStoreContract {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");
    private static final Figures.Filter EVERYTHING = new Figures.Filter(null, null, null, null, null);

    private Store store;
    private FeedbackStore feedback;

    /** A store with nothing in it. */
    protected abstract Store open();

    @BeforeEach
    void opens() {
        store = open();
        feedback = store.feedback();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static ShownCard card(String key, String... findings) {
        return new ShownCard(
                key,
                List.of(findings).stream()
                        .map(each -> new ShownFinding("rule-" + each, "0.1.0", "finding-" + each))
                        .toList(),
                List.of("suggestion-0", "suggestion-1"));
    }

    private static ShownCall call(Instant at, String client, ShownCard card, Count... counts) {
        return new ShownCall(at, client, "service", List.of(card), List.of(counts));
    }

    private static Outcome outcome(String key, ShownCard card, Outcome.Kind kind, Outcome.@Nullable Reason reason) {
        return new Outcome(
                key, card, kind, NOON, NOON, kind == Outcome.Kind.ACCEPTED ? List.of(1) : List.of(), reason, false);
    }

    @Test
    void keepsOneSalt() {
        assertThat(feedback.salt()).hasSize(32).isEqualTo(feedback.salt()).isNotEqualTo(new byte[32]);
    }

    @Test
    void knowsTheCardsThatWereShown() {
        ShownCard card = card("card", "a", "b");
        feedback.record(List.of(call(NOON, "clinic", card)));
        assertThat(feedback.card("card")).contains(card);
        assertThat(feedback.card("another")).isEmpty();
    }

    @Test
    void knowsACardWithoutSuggestions() {
        ShownCard card = new ShownCard("card", card("x", "a").findings(), List.of());
        feedback.record(List.of(call(NOON, "clinic", card)));
        assertThat(feedback.card("card")).contains(card);
    }

    @Test
    void knowsACardAsItWasShownLast() {
        feedback.record(List.of(call(NOON, "clinic", card("card", "a")), call(NOON, "clinic", card("card", "b"))));
        assertThat(feedback.card("card")).contains(card("card", "b"));
        feedback.record(List.of(call(NOON, "clinic", card("card", "c"))));
        assertThat(feedback.card("card")).contains(card("card", "c"));
    }

    @Test
    void addsCountsUpByDay() {
        Count shown = new Count("rule-a", "0.1.0", Fate.SHOWN, 1);
        Count shadow = new Count("rule-b", "0.1.0", Fate.SHADOW, 3);
        feedback.record(List.of(
                call(NOON, "clinic", card("1", "a"), shown, shadow), call(NOON, "clinic", card("2", "a"), shown)));
        feedback.record(List.of(
                call(NOON, "clinic", card("3", "a"), shown),
                call(NOON.plusSeconds(86_400), "clinic", card("4", "a"), shown),
                call(NOON, "other", card("5", "a"), shown)));
        assertThat(feedback.figures(EVERYTHING).fates())
                .containsExactlyInAnyOrder(
                        new Figures.Fates(TODAY, "clinic", "rule-a", "0.1.0", Fate.SHOWN, 3),
                        new Figures.Fates(TODAY, "clinic", "rule-b", "0.1.0", Fate.SHADOW, 3),
                        new Figures.Fates(TODAY, "other", "rule-a", "0.1.0", Fate.SHOWN, 1),
                        new Figures.Fates(TODAY.plusDays(1), "clinic", "rule-a", "0.1.0", Fate.SHOWN, 1));
        assertThat(feedback.figures(new Figures.Filter(TODAY, TODAY, "clinic", "service", "rule-a"))
                        .fates())
                .hasSize(1);
        assertThat(feedback.figures(new Figures.Filter(null, null, null, "another", null))
                        .fates())
                .isEmpty();
    }

    @Test
    void notesAnOutcomeOnceForEachRuleHoweverOftenItComes() {
        ShownCard card = card("card", "a", "b");
        Outcome.Reason reason = new Outcome.Reason("http://example.org/reasons", "why");
        Outcome outcome = outcome("o", card, Outcome.Kind.OVERRIDDEN, reason);
        assertThat(feedback.note("clinic", "service", List.of(outcome, outcome)))
                .containsExactly("o");
        assertThat(feedback.note("clinic", "service", List.of(outcome))).isEmpty();
        assertThat(feedback.figures(EVERYTHING).outcomes())
                .containsExactlyInAnyOrder(
                        new Figures.Outcomes(TODAY, "clinic", "rule-a", "0.1.0", Outcome.Kind.OVERRIDDEN, reason, 1),
                        new Figures.Outcomes(TODAY, "clinic", "rule-b", "0.1.0", Outcome.Kind.OVERRIDDEN, reason, 1));
    }

    @Test
    void notesOnceWhatManySendAtTheSameTime() throws InterruptedException {
        ShownCard card = card("card", "a");
        List<Set<String>> fresh = Collections.synchronizedList(new ArrayList<>());
        List<Thread> senders = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> fresh.add(
                        feedback.note("clinic", "service", List.of(outcome("o", card, Outcome.Kind.ACCEPTED, null))))))
                .toList();
        senders.forEach(Thread::start);
        for (Thread sender : senders) {
            sender.join();
        }
        assertThat(fresh).hasSize(8).filteredOn(keys -> !keys.isEmpty()).hasSize(1);
    }

    @Test
    void keepsQuietWhatWasOverriddenSinceThen() {
        feedback.note("clinic", "service", List.of(outcome("1", card("c", "a", "b"), Outcome.Kind.OVERRIDDEN, null)));
        feedback.note("clinic", "service", List.of(outcome("2", card("c", "c"), Outcome.Kind.ACCEPTED, null)));
        Set<String> asked = Set.of("finding-a", "finding-b", "finding-c", "finding-d");
        assertThat(feedback.overridden(asked, NOON)).containsExactlyInAnyOrder("finding-a", "finding-b");
        assertThat(feedback.overridden(asked, NOON.plusSeconds(1))).isEmpty();
        assertThat(feedback.overridden(Set.of(), NOON)).isEmpty();
    }

    @Test
    void keepsQuietFromTheLastTimeOn() {
        ShownCard card = card("c", "a");
        feedback.note("clinic", "service", List.of(outcome("1", card, Outcome.Kind.OVERRIDDEN, null)));
        Instant later = NOON.plusSeconds(60);
        feedback.note(
                "clinic",
                "service",
                List.of(new Outcome("2", card, Outcome.Kind.OVERRIDDEN, later, later, List.of(), null, true)));
        assertThat(feedback.overridden(Set.of("finding-a"), later)).containsExactly("finding-a");
    }

    @Test
    void forgetsCardsAndOverridesButNoFigures() {
        ShownCard card = card("card", "a");
        feedback.record(List.of(call(NOON, "clinic", card, new Count("rule-a", "0.1.0", Fate.SHOWN, 1))));
        feedback.note("clinic", "service", List.of(outcome("o", card, Outcome.Kind.OVERRIDDEN, null)));
        feedback.forget(NOON);
        assertThat(feedback.card("card")).isPresent();
        feedback.forget(NOON.plusSeconds(1));
        assertThat(feedback.card("card")).isEmpty();
        assertThat(feedback.overridden(Set.of("finding-a"), Instant.EPOCH)).isEmpty();
        assertThat(feedback.figures(EVERYTHING).fates()).hasSize(1);
        assertThat(feedback.figures(EVERYTHING).outcomes()).hasSize(1);
    }
}
