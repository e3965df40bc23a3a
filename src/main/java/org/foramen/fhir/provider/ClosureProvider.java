package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.request.TerminologyOperation;

/** {@code $closure}, an operation of the server as a whole; POST only, since it changes the client's table. */
public final class ClosureProvider {

    private final OperationCall call;

    public ClosureProvider(OperationCall call) {
        this.call = call;
    }

    @Operation(
            name = "$closure",
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/ConceptMap-closure")
    public void closure(RequestDetails request, HttpServletResponse response) throws IOException {
        call.answer(TerminologyOperation.CLOSURE, null, request, response);
    }
}
