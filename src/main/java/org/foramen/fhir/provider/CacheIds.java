package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.ArrayList;
import java.util.List;
import org.foramen.fhir.cache.CacheStatus;
import org.foramen.fhir.cache.ClientCaches;
import org.foramen.fhir.request.InputReader;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The cache that a call names, by the header {@code X-Cache-Id} or, as it once was, by the parameter {@code cache-id}. */
public final class CacheIds {

    public static final String HEADER = "X-Cache-Id";

    private final TerminologyService published;
    private final ClientCaches caches;

    public CacheIds(TerminologyService published, ClientCaches caches) {
        this.published = published;
        this.caches = caches;
    }

    public ClientCaches caches() {
        return caches;
    }

    /**
     * What the call is answered from; refuses a cache that is not there. A call that changes what the server keeps is answered
     * from what is published: nothing that a client has sent may get into what others see.
     */
    TerminologyService service(OperationInput input, RequestDetails request) {
        if (input.operation().affectsState()) {
            return published;
        }
        String id = id(request, input.text(TerminologyOperation.CACHE_ID));
        return id == null ? published : use(id, input.artefacts(), input.sharedArtefacts());
    }

    /** Takes in what the entries bring before the first is answered, so that their order does not matter. */
    public void prepare(Bundle bundle, RequestDetails request) {
        String id = id(request, null);
        if (id != null) {
            List<Resource> brought = new ArrayList<>();
            for (BundleEntryComponent entry : bundle.getEntry()) {
                if (entry.getResource() != null) {
                    brought.addAll(InputReader.artefacts(entry.getResource()));
                }
            }
            use(id, brought, List.of());
        }
    }

    private TerminologyService use(String id, List<Resource> brought, List<Resource> shared) {
        return caches.use(id, brought, shared).orElseThrow(() -> new Refusal(unknown(caches.fate(id))));
    }

    /** The identifier that the request names, null for none; refuses two. */
    static @Nullable String id(RequestDetails request, @Nullable String parameter) {
        List<String> headers = request.getHeaders(HEADER);
        String header = headers == null || headers.isEmpty() ? null : headers.get(0);
        boolean several = headers != null && headers.size() > 1;
        boolean joined = header != null && header.contains(",");
        boolean contradicted = header != null && parameter != null && !header.equals(parameter);
        if (several || joined || contradicted) {
            throw new Refusal(new Problem(
                    Problem.Kind.INVALID,
                    Message.of("A request may name only one cache: send one " + HEADER),
                    HEADER,
                    "cache-id-duplicate"));
        }
        return header == null ? parameter : header;
    }

    /** What a call under a cache that is not there is refused with. */
    static Problem unknown(CacheStatus.Fate fate) {
        return new Problem(Problem.Kind.NOT_FOUND, Message.of(fate.text()), HEADER, "cache-id-unknown");
    }
}
