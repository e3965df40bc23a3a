package org.foramen.fhir.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.foramen.fhir.cache.CacheStatus.Fate;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Every client's cache, by an identifier that this class issues: 122 random bits from a cryptographic generator, which serve
 * as the client's key. For any number of threads.
 */
public final class ClientCaches {

    /** How many caches that went are remembered, to say why. */
    private static final int REMEMBERED = 1000;

    private final TerminologyService published;
    private final CacheBounds bounds;
    private final Cache<String, ClientCache> caches;
    private final Cache<String, Fate> gone;

    public ClientCaches(TerminologyService published, CacheBounds bounds) {
        this(published, bounds, Ticker.systemTicker());
    }

    ClientCaches(TerminologyService published, CacheBounds bounds, Ticker ticker) {
        this.published = published;
        this.bounds = bounds;
        this.gone = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .executor(Runnable::run)
                .build();
        this.caches = Caffeine.newBuilder()
                .maximumWeight(bounds.maxCharacters())
                .<String, ClientCache>weigher((id, cache) -> Math.max(bounds.least(), cache.characters()))
                .expireAfterAccess(bounds.idle())
                .removalListener(
                        (@Nullable String id, @Nullable ClientCache cache, RemovalCause cause) -> remember(id, cause))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private void remember(@Nullable String id, RemovalCause cause) {
        if (id != null && cause != RemovalCause.REPLACED) {
            gone.put(
                    id,
                    switch (cause) {
                        case EXPIRED -> Fate.EXPIRED;
                        case SIZE -> Fate.CROWDED_OUT;
                        default -> Fate.ENDED;
                    });
        }
    }

    /**
     * Starts a cache and gives its identifier; refuses artefacts that do not compile, are too large or contradict each other, and
     * refuses while there is no room.
     */
    public String start(List<Resource> artefacts, boolean sealed) {
        ClientCache started = ClientCache.of(sealed, artefacts, published, bounds);
        String id = UUID.randomUUID().toString();
        caches.put(id, started);
        caches.cleanUp();
        if (caches.policy().getIfPresentQuietly(id) == null) {
            throw new Refusal(new Problem(
                    Problem.Kind.BUSY,
                    "There is no room for another cache now; send the artefacts with each call",
                    null));
        }
        return id;
    }

    /**
     * The service that knows what the cache holds and the call brings, empty when there is no such cache.
     *
     * @param brought artefacts of the call, which a cache that is not sealed takes in
     * @param shared those of them that the whole call is to be answered from
     */
    public Optional<TerminologyService> use(String id, List<Resource> brought, List<Resource> shared) {
        ClientCache cache = caches.getIfPresent(id);
        if (cache != null && !cache.sealed() && !brought.isEmpty()) {
            cache = caches.asMap().computeIfPresent(id, (same, present) -> present.with(brought, published, bounds));
        }
        return Optional.ofNullable(cache).map(found -> found.service(shared, published));
    }

    /** Lets the cache go; one that is not there is gone already. */
    public void end(String id) {
        caches.invalidate(id);
    }

    /** What is known of the cache; asking counts as using it. */
    public CacheStatus check(String id) {
        Duration idle = caches.policy()
                .expireAfterAccess()
                .flatMap(expiry -> expiry.ageOf(id))
                .orElse(Duration.ZERO);
        ClientCache cache = caches.getIfPresent(id);
        return cache == null
                ? new CacheStatus.Unknown(fate(id))
                : new CacheStatus.Valid(cache.sealed(), cache.artefacts().size(), idle, bounds.idle());
    }

    /** Why a cache is not there. */
    public Fate fate(String id) {
        caches.cleanUp();
        Fate fate = gone.getIfPresent(id);
        return fate == null ? Fate.NEVER_ISSUED : fate;
    }
}
