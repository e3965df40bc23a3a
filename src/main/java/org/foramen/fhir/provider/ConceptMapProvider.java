package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.search.CodeSearch;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** ConceptMap: read, search and its operations, at type and instance level. */
public final class ConceptMapProvider extends PublishedProvider<ConceptMap> {

    private final OperationCall call;

    public ConceptMapProvider(PublishedResources published, CodeSearch codes, OperationCall call) {
        super(ConceptMap.class, published, codes);
        this.call = call;
    }

    @Operation(
            name = "$translate",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/ConceptMap-translate")
    public void translate(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.TRANSLATE, instance(id), request, response);
    }

    /** FHIR defines $closure for the server as a whole, but its page on closure tables posts to ConceptMap. */
    @Operation(
            name = "$closure",
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/ConceptMap-closure")
    public void closure(RequestDetails request, HttpServletResponse response) throws IOException {
        call.answer(TerminologyOperation.CLOSURE, null, request, response);
    }
}
