package org.foramen.fhir.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.foramen.fhir.answer.ExpansionWriter;
import org.foramen.fhir.cache.CacheStatus.Fate;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.service.ClosureMaintenance;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.closure.ClosureLimits;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.Terminology;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** What is kept for clients: for whom, how long and how much. */
class ClientCachesTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final String COLOURS = "http://example.org/colours";
    private final AtomicLong nanos = new AtomicLong();
    private final TerminologyService published = published();
    private final ClientCaches caches = caches(new CacheBounds(10, 1_000_000, IDLE));

    private static TerminologyService published() {
        PublishedResources none = PublishedResources.read(FhirContext.forR4Cached(), List.of());
        return new TerminologyService(
                new Terminology(none.compile(), Limits.DEFAULT),
                none,
                new ExpansionWriter(Clock.systemUTC()),
                new ClosureMaintenance(new ClosureTables(ClosureLimits.DEFAULT), Clock.systemUTC()));
    }

    private ClientCaches caches(CacheBounds bounds) {
        return new ClientCaches(published, bounds, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static CodeSystem codeSystem(String url) {
        CodeSystem system = new CodeSystem();
        system.setUrl(url).setVersion("1").setStatus(PublicationStatus.ACTIVE);
        system.setContent(CodeSystemContentMode.COMPLETE).addConcept().setCode("red");
        return system;
    }

    private static ValueSet valueSet(String url, String system) {
        ValueSet valueSet = new ValueSet().setUrl(url).setVersion("1").setStatus(PublicationStatus.ACTIVE);
        valueSet.getCompose().addInclude().setSystem(system);
        return valueSet;
    }

    private static boolean knows(TerminologyService service, String codeSystem) {
        return service.catalogue().codeSystem(new Canonical(codeSystem, null)) != null;
    }

    private TerminologyService use(String id, Resource... brought) {
        return caches.use(id, List.of(brought), List.of(brought)).orElseThrow();
    }

    @Test
    void aCacheKnowsWhatItWasStartedWithAndNobodyElseDoes() {
        String id = caches.start(List.of(codeSystem(COLOURS)), true);
        String other = caches.start(List.of(), true);
        assertThat(knows(use(id), COLOURS)).isTrue();
        assertThat(knows(use(other), COLOURS)).isFalse();
        assertThat(knows(published, COLOURS)).isFalse();
    }

    @Test
    void identifiersAreRandomAndNoneIsTakenFromAClient() {
        Set<String> issued = new HashSet<>();
        for (int index = 0; index < 10; index++) {
            issued.add(caches.start(List.of(), true));
        }
        assertThat(issued).hasSize(10).allSatisfy(id -> assertThat(id).hasSize(36));
        assertThat(caches.use("mine", List.of(), List.of())).isEmpty();
        assertThat(caches.fate("mine")).isEqualTo(Fate.NEVER_ISSUED);
    }

    @Test
    void aSealedCacheStaysAsItWasStarted() {
        String id = caches.start(List.of(), true);
        assertThat(knows(use(id, codeSystem(COLOURS)), COLOURS))
                .as("for this call")
                .isTrue();
        assertThat(knows(use(id), COLOURS)).as("for later ones").isFalse();
        assertThat(caches.check(id)).isEqualTo(new CacheStatus.Valid(true, 0, Duration.ZERO, IDLE));
    }

    @Test
    void anOpenCacheTakesInWhatCallsBringOnce() {
        String id = caches.start(List.of(), false);
        assertThat(knows(use(id, codeSystem(COLOURS)), COLOURS)).isTrue();
        assertThat(knows(use(id, codeSystem(COLOURS)), COLOURS)).isTrue();
        assertThat(knows(use(id), COLOURS)).isTrue();
        assertThat(caches.check(id)).isEqualTo(new CacheStatus.Valid(false, 1, Duration.ZERO, IDLE));
    }

    @Test
    void whatIsKeptAndWhatIsBroughtKnowEachOther() {
        String id = caches.start(List.of(valueSet("http://example.org/vs", COLOURS)), true);
        TerminologyService service = use(id, codeSystem(COLOURS));
        assertThat(service.catalogue()
                        .valueSet(new Canonical("http://example.org/vs", null))
                        .page(0, 10))
                .hasSize(1);
    }

    @Test
    void aCacheThatIsNotUsedGoesAndSaysWhy() {
        String id = caches.start(List.of(), true);
        pass(IDLE.minusSeconds(1));
        assertThat(caches.check(id)).isEqualTo(new CacheStatus.Valid(true, 0, IDLE.minusSeconds(1), IDLE));
        pass(IDLE.minusSeconds(1));
        assertThat(caches.use(id, List.of(), List.of()))
                .as("a check counts as use")
                .isPresent();
        pass(IDLE.plusSeconds(1));
        assertThat(caches.use(id, List.of(), List.of())).isEmpty();
        assertThat(caches.check(id)).isEqualTo(new CacheStatus.Unknown(Fate.EXPIRED));
    }

    @Test
    void aClientMayEndItsCacheAndEndItAgain() {
        String id = caches.start(List.of(codeSystem(COLOURS)), true);
        caches.end(id);
        caches.end(id);
        assertThat(caches.use(id, List.of(), List.of())).isEmpty();
        assertThat(caches.fate(id)).isEqualTo(Fate.ENDED);
    }

    @Test
    void thereAreNeverMoreCachesThanAllowed() {
        List<String> ids = new ArrayList<>();
        for (int index = 0; index < 50; index++) {
            try {
                ids.add(caches.start(List.of(), true));
            } catch (Refusal full) {
                assertThat(full.problem().kind()).isEqualTo(Problem.Kind.BUSY);
            }
        }
        assertThat(ids.stream()
                        .filter(id -> caches.check(id) instanceof CacheStatus.Valid)
                        .count())
                .isBetween(1L, 10L);
    }

    @Test
    void oneCacheMayNotHoldMoreThanHalfOfAll() {
        ClientCaches small = caches(new CacheBounds(2, 1000, IDLE));
        CodeSystem large = codeSystem(COLOURS);
        large.setDescription("x".repeat(500));
        assertThatThrownBy(() -> small.start(List.of(large), true))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.TOO_COSTLY));
        String id = small.start(List.of(codeSystem(COLOURS)), false);
        assertThatThrownBy(() -> small.use(
                        id,
                        List.of(
                                codeSystem("http://example.org/a"),
                                codeSystem("http://example.org/b"),
                                codeSystem("http://example.org/c")),
                        List.of()))
                .isInstanceOf(Refusal.class);
        assertThat(small.check(id))
                .as("it stays as it was")
                .isEqualTo(new CacheStatus.Valid(false, 1, Duration.ZERO, IDLE));
    }

    @Test
    void boundsWithoutRoomAreRefused() {
        assertThatThrownBy(() -> new CacheBounds(0, 1, IDLE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CacheBounds(2, 1, IDLE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CacheBounds(1, 1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CodeSystem colours(String code) {
        CodeSystem system = codeSystem(COLOURS);
        system.getConceptFirstRep().setCode(code);
        return system;
    }

    private static boolean knowsColour(TerminologyService service, String code) {
        CompiledCodeSystem colours = service.catalogue().codeSystem(new Canonical(COLOURS, null));
        return colours != null && colours.ordinalOf(code) >= 0;
    }

    @Test
    void whatACallBringsWinsOverWhatIsKept() {
        String sealed = caches.start(List.of(colours("red")), true);
        assertThat(knowsColour(use(sealed, colours("green")), "green")).isTrue();
        assertThat(knowsColour(use(sealed), "green")).isFalse();

        String open = caches.start(List.of(colours("red")), false);
        assertThat(knowsColour(use(open, colours("green")), "green")).isTrue();
        assertThat(knowsColour(use(open), "green")).isTrue();
        assertThat(knowsColour(use(open), "red")).isFalse();
        assertThat(caches.check(open)).isEqualTo(new CacheStatus.Valid(false, 1, Duration.ZERO, IDLE));
    }

    @Test
    void theSameArtefactTwiceAtTheStartIsAConflict() {
        assertThatThrownBy(() -> caches.start(List.of(colours("red"), colours("green")), true))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.CONFLICT));
    }
}
