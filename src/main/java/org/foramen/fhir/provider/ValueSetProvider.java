package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.search.CodeSearch;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** ValueSet: read, search and its operations, at type and instance level. */
public final class ValueSetProvider extends CodedProvider<ValueSet> {

    private final OperationCall call;

    public ValueSetProvider(PublishedResources published, CodeSearch codes, OperationCall call) {
        super(ValueSet.class, published, codes, codes::valueSetHas);
        this.call = call;
    }

    @Operation(
            name = "$expand",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/ValueSet-expand")
    public void expand(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.EXPAND, instance(id), request, response);
    }

    @Operation(
            name = "$validate-code",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/ValueSet-validate-code")
    public void validateCode(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.VALUE_SET_VALIDATE_CODE, instance(id), request, response);
    }

    @Operation(
            name = "$batch-validate-code",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "https://w3id.org/foramen/OperationDefinition/valueset-batch-validate-code")
    public void batchValidateCode(RequestDetails request, HttpServletResponse response) throws IOException {
        call.answer(TerminologyOperation.VALUE_SET_BATCH_VALIDATE_CODE, null, request, response);
    }

    @Operation(
            name = "$compare",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/tools/OperationDefinition/ValueSet-compare")
    public void compare(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.COMPARE, instance(id), request, response);
    }
}
