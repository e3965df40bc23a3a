package org.foramen.app;

import java.io.Closeable;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.foramen.app.Services.CdsFront;
import org.foramen.app.settings.FetchSettings;
import org.foramen.app.settings.Settings;
import org.foramen.cds.attention.Attention;
import org.foramen.cds.attention.SaltedKeys;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.CdsClients;
import org.foramen.cds.feedback.CardKeys;
import org.foramen.cds.feedback.FeedbackDesk;
import org.foramen.cds.feedback.QueuedLedger;
import org.foramen.cds.feedback.SummaryServlet;
import org.foramen.cds.golden.SelfTestServlet;
import org.foramen.cds.hooks.CdsHooks;
import org.foramen.cds.hooks.CdsHooksServlet;
import org.foramen.cds.hooks.FetchingHooks;
import org.foramen.cds.hooks.PublicAddress;
import org.foramen.cds.http.HttpAnswers;
import org.foramen.cds.prefetch.FetchBounds;
import org.foramen.cds.prefetch.PrefetchFetcher;
import org.foramen.store.Store;
import org.jspecify.annotations.Nullable;

/** Settings, knowledge and clients become the CDS Hooks services. */
final class CdsWiring implements Closeable {

    /** How long it is known what was shown, so that feedback on it is understood. */
    private static final Duration RETENTION = Duration.ofDays(400);

    private final Settings settings;
    private final Knowledge knowledge;
    private final Trust trust;
    private final Store store;
    private final Clock clock;
    private final SaltedKeys keys;
    private final QueuedLedger ledger;

    CdsWiring(Settings settings, Knowledge knowledge, Trust trust, Store store, Clock clock) {
        this.settings = settings;
        this.knowledge = knowledge;
        this.trust = trust;
        this.store = store;
        this.clock = clock;
        this.keys = new SaltedKeys(() -> store.feedback().salt());
        this.ledger = new QueuedLedger(store::feedback, new CardKeys(keys), retention(trust.clients()), clock);
    }

    /** Nothing is forgotten before the longest cool-down has ended. */
    private static Duration retention(CdsClients clients) {
        return Stream.concat(Stream.of(clients.open()), clients.known().stream())
                .map(CdsClient::coolDown)
                .reduce(RETENTION, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    /**
     * What is mounted.
     *
     * @param fhirPath of the FHIR service, to which cards link
     * @throws StartFailure when it cannot be told whose a token is
     */
    CdsFront front(String fhirPath) {
        HttpAnswers answers = new HttpAnswers(knowledge.fhir());
        CdsClient open = trust.clients().open();
        @Nullable String base = settings.server().baseUrl();
        return new CdsFront(
                new CdsHooksServlet(
                        new FetchingHooks(hooks(), fetcher()),
                        new FeedbackDesk(
                                store::feedback, new CardKeys(keys), ledger::settle, knowledge.terminology(), clock),
                        open,
                        new PublicAddress(base, fhirPath),
                        answers),
                new SummaryServlet(store::feedback, knowledge.terminology(), CdsHooksServlet.caller(open), answers),
                trust.filter(settings, answers, store, clock),
                trust.origins());
    }

    private CdsHooks hooks() {
        Attention attention =
                new Attention((findings, since) -> store.feedback().overridden(findings, since), keys, clock);
        return new CdsHooks(knowledge.fhir(), knowledge.rules(), attention, ledger, Version.current());
    }

    private PrefetchFetcher fetcher() {
        FetchSettings bounds = settings.cds().fetch();
        return new PrefetchFetcher(
                trust.http(), new FetchBounds(bounds.deadline(), bounds.maxBytes(), bounds.maxPages()));
    }

    SelfTestServlet selfTest() {
        return new SelfTestServlet(
                SelfTests.of(knowledge, settings.knowledge(), clock),
                trust.clients().asksForTokens());
    }

    /** Writes down what is still to be written. */
    @Override
    public void close() {
        ledger.close();
    }
}
