package org.foramen.cds.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.foramen.cds.client.CdsClient;
import org.foramen.store.feedback.FeedbackStore;
import org.foramen.store.feedback.Outcome;
import org.foramen.store.feedback.ShownCard;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/**
 * Takes in feedback: reads it, joins it to the cards that the client was shown, and stores it. Batches and repeats are legal
 * (https://cds-hooks.hl7.org/2.0/#suggestion-accepted), so that the same feedback counts once however often it comes.
 */
public final class FeedbackDesk {

    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    /** What was shown a moment ago may still wait to be written. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<FeedbackStore> store;
    private final CardKeys keys;
    private final Consumer<Duration> settle;
    private final ConceptQueries queries;
    private final Clock clock;

    /**
     * A desk.
     *
     * @param store asked for anew with each use
     * @param settle waits until what was shown before is stored, see {@link QueuedLedger#settle}
     * @param queries knows the published reasons
     */
    public FeedbackDesk(
            Supplier<FeedbackStore> store,
            CardKeys keys,
            Consumer<Duration> settle,
            ConceptQueries queries,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.settle = settle;
        this.queries = queries;
        this.clock = clock;
    }

    /** The receipt as JSON; a body that is not what the specification writes is refused as a whole. */
    public byte[] receive(String service, byte[] body, CdsClient client) {
        List<Feedback> batch = new FeedbackReader(clock).read(body);
        settle.accept(PATIENCE);
        FeedbackReceipt receipt = new Batch(service, client.id(), clock.instant()).store(batch);
        try {
            return JSON.writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record that cannot be written", e);
        }
    }

    /** One call, while it is joined. */
    private final class Batch {

        private final String service;
        private final String client;
        private final Instant received;
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<String> unknownCards = new ArrayList<>();
        private final List<String> unknownSuggestions = new ArrayList<>();
        private final List<String> otherReasons = new ArrayList<>();

        Batch(String service, String client, Instant received) {
            this.service = service;
            this.client = client;
            this.received = received;
        }

        FeedbackReceipt store(List<Feedback> batch) {
            for (int i = 0; i < batch.size(); i++) {
                String path = "feedback[" + i + "]";
                Feedback feedback = batch.get(i);
                store.get()
                        .card(keys.card(client, service, feedback.card()))
                        .ifPresentOrElse(
                                card -> outcomes.add(join(feedback, card, path)),
                                () -> unknownCards.add(path + ".card"));
            }
            Set<String> fresh = outcomes.isEmpty() ? Set.of() : store.get().note(client, service, outcomes);
            return new FeedbackReceipt(
                    fresh.size(), outcomes.size() - fresh.size(), unknownCards, unknownSuggestions, otherReasons);
        }

        private Outcome join(Feedback feedback, ShownCard card, String path) {
            List<Integer> accepted = new ArrayList<>();
            for (UUID suggestion : feedback.acceptedSuggestions()) {
                int number = card.suggestions().indexOf(keys.suggestion(suggestion));
                if (number >= 0) {
                    accepted.add(number);
                } else {
                    unknownSuggestions.add(path + ".acceptedSuggestions["
                            + feedback.acceptedSuggestions().indexOf(suggestion) + "].id");
                }
            }
            Feedback.Reason reason = feedback.reason();
            if (reason != null && !isPublished(reason)) {
                otherReasons.add(path + ".overrideReason.reason");
            }
            return new Outcome(
                    keys.outcome(client, service, feedback),
                    card,
                    feedback.outcome() == Feedback.Outcome.ACCEPTED ? Outcome.Kind.ACCEPTED : Outcome.Kind.OVERRIDDEN,
                    feedback.at(),
                    received,
                    accepted.stream().distinct().sorted().toList(),
                    stored(reason),
                    feedback.commented());
        }

        private boolean isPublished(Feedback.Reason reason) {
            return queries.concept(Coding.of(reason.system(), reason.code())).isPresent();
        }

        private static Outcome.@Nullable Reason stored(Feedback.@Nullable Reason reason) {
            return reason == null ? null : new Outcome.Reason(reason.system(), reason.code());
        }
    }
}
