package org.foramen.fhir.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.fhir.codec.CodeSystemReader;
import org.foramen.terminology.version.VersionOrder;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * Code systems that say when they are in force, and of which a later version is published too. A search that names neither a
 * version nor an id is not about them: it would find every code of the newest release once more.
 */
public final class EarlierReleases {

    private final Set<MetadataResource> earlier;

    public EarlierReleases(Collection<? extends MetadataResource> published) {
        Map<String, String> newest = new HashMap<>();
        List<CodeSystem> dated = published.stream()
                .filter(CodeSystem.class::isInstance)
                .map(CodeSystem.class::cast)
                .filter(system -> system.hasUrl() && system.hasVersion() && CodeSystemReader.isDated(system))
                .toList();
        dated.forEach(system -> newest.merge(system.getUrl(), system.getVersion(), EarlierReleases::later));
        this.earlier = dated.stream()
                .filter(system -> !system.getVersion().equals(newest.get(system.getUrl())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String later(String one, String other) {
        return VersionOrder.OLDEST_FIRST.compare(one, other) >= 0 ? one : other;
    }

    public boolean has(@Nullable MetadataResource resource) {
        return resource != null && earlier.contains(resource);
    }
}
