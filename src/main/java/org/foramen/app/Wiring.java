package org.foramen.app;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.foramen.app.settings.CacheSettings;
import org.foramen.app.settings.KnowledgeSettings;
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
import org.foramen.cds.hooks.PublicAddress;
import org.foramen.cds.http.HttpAnswers;
import org.foramen.fhir.answer.ExpansionWriter;
import org.foramen.fhir.cache.CacheBounds;
import org.foramen.fhir.edge.UnflushedWriterInterceptor;
import org.foramen.fhir.metadata.ServerIdentity;
import org.foramen.fhir.server.FastTerminologyFilter;
import org.foramen.fhir.server.FhirServer;
import org.foramen.fhir.service.ClosureMaintenance;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.closure.ClosureLimits;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.operation.Terminology;
import org.foramen.web.ArtefactPage;

/** Settings and knowledge become the services that the server mounts. */
public final class Wiring {

    private static final String FHIR_PATH = "/fhir";

    /** How long it is known what was shown, so that feedback on it is understood. */
    private static final Duration RETENTION = Duration.ofDays(400);

    private Wiring() {}

    /**
     * Loads everything. A store whose folder the operator named is opened beside it, and has to be; otherwise its opening
     * begins afterwards, and the server does not wait for it.
     *
     * @throws StartFailure when a published resource cannot be read or does not compile, or the store cannot be opened
     */
    public static Services services(Settings settings, Clock clock) {
        Supplier<OpeningStore> opening = () -> OpeningStore.begin(() -> StoreChoice.open(settings.store()));
        if (!settings.store().chosen()) {
            Knowledge knowledge = Knowledge.load(settings.knowledge());
            return services(settings, knowledge, opening.get(), clock);
        }
        OpeningStore store = opening.get();
        try {
            Services services = services(settings, Knowledge.load(settings.knowledge()), store, clock);
            store.opened();
            return services;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Services services(Settings settings, Knowledge knowledge, OpeningStore store, Clock clock) {
        CdsClients clients = knowledge.clients(settings.cds());
        Terminology terminology = knowledge.terminology();
        ClosureTables tables = new ClosureTables(limits(settings.knowledge()));
        TerminologyService service = new TerminologyService(
                terminology, knowledge.published(), new ExpansionWriter(clock), new ClosureMaintenance(tables, clock));
        String base = settings.server().baseUrl();
        FhirServer fhir = new FhirServer(
                knowledge.fhir(),
                knowledge.published(),
                service,
                bounds(settings.caches()),
                new ServerIdentity(Version.current(), Version.releaseDate(), base == null ? null : base + FHIR_PATH));
        fhir.registerInterceptor(new UnflushedWriterInterceptor());
        SaltedKeys keys = new SaltedKeys(() -> store.feedback().salt());
        QueuedLedger ledger = new QueuedLedger(store::feedback, new CardKeys(keys), retention(clients), clock);
        HttpAnswers answers = new HttpAnswers(knowledge.fhir());
        return new Services(
                new FastTerminologyFilter(service, FHIR_PATH),
                fhir,
                new CdsHooksServlet(
                        hooks(knowledge, store, keys, ledger, clock),
                        new FeedbackDesk(store::feedback, new CardKeys(keys), ledger::settle, terminology, clock),
                        clients.open(),
                        new PublicAddress(base, FHIR_PATH),
                        answers),
                new SelfTestServlet(
                        SelfTests.of(knowledge, settings.knowledge(), clock),
                        !clients.known().isEmpty()),
                new SummaryServlet(store::feedback, terminology, CdsHooksServlet.caller(clients.open()), answers),
                new ArtefactPages(FHIR_PATH, knowledge.artefacts(), new ArtefactPage(terminology.catalogue())),
                () -> {
                    ledger.close();
                    store.close();
                });
    }

    private static CdsHooks hooks(
            Knowledge knowledge, OpeningStore store, SaltedKeys keys, QueuedLedger ledger, Clock clock) {
        Attention attention =
                new Attention((findings, since) -> store.feedback().overridden(findings, since), keys, clock);
        return new CdsHooks(knowledge.fhir(), knowledge.rules(), attention, ledger, Version.current());
    }

    /** Nothing is forgotten before the longest cool-down has ended. */
    private static Duration retention(CdsClients clients) {
        return Stream.concat(Stream.of(clients.open()), clients.known().stream())
                .map(CdsClient::coolDown)
                .reduce(RETENTION, (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private static ClosureLimits limits(KnowledgeSettings settings) {
        return new ClosureLimits(settings.maxClosureTables(), settings.maxClosureEntries());
    }

    private static CacheBounds bounds(CacheSettings settings) {
        return new CacheBounds(settings.maxCaches(), settings.maxCharacters(), settings.idleTimeout());
    }
}
