package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.documentation.ExtractCall;
import org.hl7.fhir.r4.model.QuestionnaireResponse;

/** {@code QuestionnaireResponse/$extract}; responses themselves are not kept here. */
public final class QuestionnaireResponseProvider implements IResourceProvider {

    private final ExtractCall call;

    public QuestionnaireResponseProvider(ExtractCall call) {
        this.call = call;
    }

    @Override
    public Class<QuestionnaireResponse> getResourceType() {
        return QuestionnaireResponse.class;
    }

    @Operation(
            name = "$extract",
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/uv/sdc/OperationDefinition/QuestionnaireResponse-extract")
    public void extract(RequestDetails request, HttpServletResponse response) throws IOException {
        OperationCall.write(call.answer(request.getResource()), request);
    }
}
