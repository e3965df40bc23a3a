package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.documentation.PopulateCall;
import org.foramen.fhir.search.CodeSearch;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.jspecify.annotations.Nullable;

/** Questionnaire: read, search, and {@code $populate}, by POST only, since a note does not fit an address. */
public final class QuestionnaireProvider extends PublishedProvider<Questionnaire> {

    private final PopulateCall call;

    public QuestionnaireProvider(PublishedResources published, CodeSearch codes, PopulateCall call) {
        super(Questionnaire.class, published, codes);
        this.call = call;
    }

    @Operation(
            name = "$populate",
            manualResponse = true,
            canonicalUrl = "https://w3id.org/foramen/OperationDefinition/questionnaire-populate")
    public void populate(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        Questionnaire form = instance(id);
        OperationCall.write(
                call.answer(
                        request.getResource(),
                        form == null ? null : form.getIdElement().getIdPart()),
                request);
    }
}
