package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.codec.TerminologyOperation;
import org.foramen.fhir.codec.TerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** ConceptMap: read, search and its operations, at type and instance level. */
final class ConceptMapProvider extends PublishedProvider<ConceptMap> {

    private final OperationCall call;

    ConceptMapProvider(PublishedResources published, TerminologyService service) {
        super(ConceptMap.class, published);
        this.call = new OperationCall(service);
    }

    @Operation(
            name = "$translate",
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/ConceptMap-translate")
    public IBaseResource translate(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        return answer(TerminologyOperation.TRANSLATE, id, request);
    }

    private IBaseResource answer(TerminologyOperation operation, @Nullable IdType id, RequestDetails request) {
        return id == null ? call.answer(operation, request) : call.answer(operation, request, read(id));
    }
}
