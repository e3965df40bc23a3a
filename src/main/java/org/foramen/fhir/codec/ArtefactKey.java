package org.foramen.fhir.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What makes two copies of an artefact the same: type, url and version. */
public record ArtefactKey(
        String type, @Nullable String url, @Nullable String version) {

    public static ArtefactKey of(Resource artefact) {
        return artefact instanceof MetadataResource named
                ? new ArtefactKey(named.fhirType(), named.getUrl(), named.getVersion())
                : new ArtefactKey(artefact.fhirType(), null, null);
    }

    /** All of both, the first copy of each. */
    public static List<Resource> union(Iterable<Resource> some, Iterable<Resource> others) {
        Map<ArtefactKey, Resource> all = new LinkedHashMap<>();
        some.forEach(artefact -> all.putIfAbsent(of(artefact), artefact));
        others.forEach(artefact -> all.putIfAbsent(of(artefact), artefact));
        return new ArrayList<>(all.values());
    }
}
