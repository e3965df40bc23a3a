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
 * @param artefacts by type, url and version; of two copies the first, since a client must not send different ones
 * @param characters of all of them as JSON
 */
record ClientCache(boolean sealed, Map<ArtefactKey, Resource> artefacts, int characters, TerminologyService service) {

    static ClientCache empty(boolean sealed, TerminologyService published) {
        return new ClientCache(sealed, Map.of(), 0, published);
    }

    /**
     * This one, or one that has those of the artefacts besides that are new here; refuses one that does not compile or is too
     * large.
     *
     * @param published what every client knows
     */
    ClientCache with(List<Resource> more, TerminologyService published, CacheBounds bounds) {
        Map<ArtefactKey, Resource> all = new LinkedHashMap<>(artefacts);
        long size = characters;
        for (Resource artefact : more) {
            if (all.putIfAbsent(ArtefactKey.of(artefact), artefact) == null) {
                size += characters(artefact);
            }
        }
        if (all.size() == artefacts.size()) {
            return this;
        }
        if (size > bounds.maxCharactersOfOne()) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The artefacts of this cache have " + size + " characters together; a cache holds at most "
                            + bounds.maxCharactersOfOne() + ". Send the others with the calls that need them",
                    "tx-resource"));
        }
        return new ClientCache(sealed, all, (int) size, published.knowing(new ArrayList<>(all.values())));
    }

    /** The service for a call that brings these: they and what is kept know each other. */
    TerminologyService service(List<Resource> brought, TerminologyService published) {
        return artefacts
                        .keySet()
                        .containsAll(brought.stream().map(ArtefactKey::of).toList())
                ? service
                : published.knowing(ArtefactKey.union(brought, artefacts.values()));
    }

    private static int characters(Resource artefact) {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .encodeResourceToString(artefact)
                .length();
    }
}
