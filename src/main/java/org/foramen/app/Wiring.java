package org.foramen.app;

import java.io.Closeable;
import java.time.Clock;
import org.foramen.app.edge.ArtefactPages;
import org.foramen.app.settings.CacheSettings;
import org.foramen.app.settings.KnowledgeSettings;
import org.foramen.app.settings.Settings;
import org.foramen.fhir.answer.ExpansionWriter;
import org.foramen.fhir.cache.CacheBounds;
import org.foramen.fhir.edge.UnflushedWriterInterceptor;
import org.foramen.fhir.metadata.ServerIdentity;
import org.foramen.fhir.server.Answering;
import org.foramen.fhir.server.FastTerminologyFilter;
import org.foramen.fhir.server.FhirServer;
import org.foramen.fhir.service.ClosureMaintenance;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.terminology.closure.ClosureLimits;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.operation.Terminology;
import org.foramen.web.ArtefactPage;

/** Settings and knowledge become the services that the server mounts. */
public final class Wiring {

    private static final String FHIR_PATH = "/fhir";

    private Wiring() {}

    /**
     * Loads everything. A store whose folder the operator named is opened beside it, and has to be; otherwise its opening
     * begins afterwards, and the server does not wait for it.
     *
     * @throws StartFailure when a published resource cannot be read or does not compile, the store cannot be opened, or it
     *     is not settled who may call
     */
    public static Services services(Settings settings, Clock clock) {
        OpeningStore store = new OpeningStore(() -> StoreChoice.open(settings.store()));
        OutgoingHttp http = new OutgoingHttp();
        if (settings.store().chosen()) {
            store.begin();
        }
        try {
            Knowledge knowledge = Knowledge.load(settings.knowledge());
            Trust trust = Trust.of(settings, knowledge, http);
            store.begin();
            if (settings.store().chosen()) {
                store.opened();
            }
            CdsWiring cds = new CdsWiring(settings, knowledge, trust, store, clock);
            return services(settings, knowledge, cds, clock, () -> {
                cds.close();
                http.close();
                store.close();
            });
        } catch (RuntimeException e) {
            http.close();
            store.close();
            throw e;
        }
    }

    /**
     * Does what {@link #services} would, without a store and without serving.
     *
     * @throws StartFailure when the clients of the CDS Hooks service or their keys cannot be used
     */
    public static void checkClients(Settings settings, Knowledge knowledge) {
        try (OutgoingHttp http = new OutgoingHttp()) {
            Trust.of(settings, knowledge, http);
        }
    }

    private static Services services(
            Settings settings, Knowledge knowledge, CdsWiring cds, Clock clock, Closeable kept) {
        Terminology terminology = knowledge.terminology();
        ClosureTables tables = new ClosureTables(limits(settings.knowledge()));
        TerminologyService service = new TerminologyService(
                terminology, knowledge.published(), new ExpansionWriter(clock), new ClosureMaintenance(tables, clock));
        String base = settings.server().baseUrl();
        FhirServer fhir = new FhirServer(
                knowledge.fhir(),
                knowledge.published(),
                Answering.of(service, terminology, knowledge.documentation(), knowledge.forms(), clock),
                bounds(settings.caches()),
                new ServerIdentity(Version.current(), Version.releaseDate(), base == null ? null : base + FHIR_PATH));
        fhir.registerInterceptor(new UnflushedWriterInterceptor());
        return new Services(
                new FastTerminologyFilter(service, FHIR_PATH),
                fhir,
                cds.front(FHIR_PATH),
                cds.selfTest(),
                new ArtefactPages(FHIR_PATH, knowledge.artefacts(), new ArtefactPage(terminology.catalogue())),
                kept);
    }

    private static ClosureLimits limits(KnowledgeSettings settings) {
        return new ClosureLimits(settings.maxClosureTables(), settings.maxClosureEntries());
    }

    private static CacheBounds bounds(CacheSettings settings) {
        return new CacheBounds(settings.maxCaches(), settings.maxCharacters(), settings.idleTimeout());
    }
}
