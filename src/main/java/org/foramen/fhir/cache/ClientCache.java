package org.foramen.fhir.cache;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foramen.fhir.codec.ArtefactKey;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Resource;

/**
 * What one client has sent, and the service that knows it besides everything published.
 *
 * @param sealed whether it stays as it was started; otherwise it takes in what later calls bring
 * @param artefacts by type, url and version; of two that differ the one that came last
 * @param characters of all of them as JSON
 */
record ClientCache(boolean sealed, Map<ArtefactKey, Resource> artefacts, int characters, TerminologyService service) {

    /** One that holds these; refuses what does not compile, is too large, or is there twice. */
    static ClientCache of(boolean sealed, List<Resource> artefacts, TerminologyService published, CacheBounds bounds) {
        Map<ArtefactKey, Resource> all = new LinkedHashMap<>();
        long size = 0;
        for (Resource artefact : artefacts) {
            all.putIfAbsent(ArtefactKey.of(artefact), artefact);
            size += characters(artefact);
        }
        return new ClientCache(sealed, all, checked(size, bounds), published.knowing(artefacts));
    }

    /**
     * This one, or one that has those of the artefacts besides that are new here, in place of what they have the url and version
     * of; refuses one that does not compile or is too large.
     *
     * @param published what every client knows
     */
    ClientCache with(List<Resource> more, TerminologyService published, CacheBounds bounds) {
        Map<ArtefactKey, Resource> all = new LinkedHashMap<>(artefacts);
        long size = characters;
        for (Resource artefact : more) {
            if (!has(artefact)) {
                Resource earlier = all.put(ArtefactKey.of(artefact), artefact);
                size += characters(artefact) - (earlier == null ? 0 : characters(earlier));
            }
        }
        if (all.equals(artefacts)) {
            return this;
        }
        return new ClientCache(sealed, all, checked(size, bounds), published.knowing(new ArrayList<>(all.values())));
    }

    private static int checked(long size, CacheBounds bounds) {
        if (size > bounds.maxCharactersOfOne()) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The artefacts of this cache have " + size + " characters together; a cache holds at most "
                            + bounds.maxCharactersOfOne() + ". Send the others with the calls that need them",
                    "tx-resource"));
        }
        return (int) size;
    }

    /** The service for a call that brings these: they and what is kept know each other, and they win. */
    TerminologyService service(List<Resource> brought, TerminologyService published) {
        return brought.stream().allMatch(this::has)
                ? service
                : published.knowing(ArtefactKey.union(brought, artefacts.values()));
    }

    /** Whether that very artefact is kept, not only one of its url and version. */
    private boolean has(Resource artefact) {
        Resource kept = artefacts.get(ArtefactKey.of(artefact));
        return kept != null && (kept == artefact || kept.equalsDeep(artefact));
    }

    private static int characters(Resource artefact) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(artefact)
                .length();
    }
}
