package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.documentation.DocumentationCall;

/** {@code $assess-documentation}, an operation of the server as a whole; POST only, since a note does not fit an address. */
public final class DocumentationProvider {

    private final DocumentationCall call;

    public DocumentationProvider(DocumentationCall call) {
        this.call = call;
    }

    @Operation(
            name = "$assess-documentation",
            manualResponse = true,
            canonicalUrl = "https://w3id.org/foramen/OperationDefinition/assess-documentation")
    public void assess(RequestDetails request, HttpServletResponse response) throws IOException {
        OperationCall.write(call.answer(request.getResource()), request);
    }
}
