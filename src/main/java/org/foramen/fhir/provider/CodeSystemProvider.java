package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.search.CodeSearch;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** CodeSystem: read, search and its operations, at type and instance level. */
public final class CodeSystemProvider extends CodedProvider<CodeSystem> {

    private final OperationCall call;

    public CodeSystemProvider(PublishedResources published, CodeSearch codes, OperationCall call) {
        super(CodeSystem.class, published, codes, codes::codeSystemHas);
        this.call = call;
    }

    @Operation(
            name = "$lookup",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup")
    public void lookup(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.LOOKUP, instance(id), request, response);
    }

    @Operation(
            name = "$validate-code",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code")
    public void validateCode(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.CODE_SYSTEM_VALIDATE_CODE, instance(id), request, response);
    }

    @Operation(
            name = "$subsumes",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-subsumes")
    public void subsumes(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.SUBSUMES, instance(id), request, response);
    }

    @Operation(
            name = "$find-matches",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-find-matches")
    public void findMatches(
            @IdParam(optional = true) @Nullable IdType id, RequestDetails request, HttpServletResponse response)
            throws IOException {
        call.answer(TerminologyOperation.FIND_MATCHES, instance(id), request, response);
    }

    @Operation(
            name = "$batch-validate-code",
            idempotent = true,
            manualResponse = true,
            canonicalUrl = "https://w3id.org/foramen/OperationDefinition/codesystem-batch-validate-code")
    public void batchValidateCode(RequestDetails request, HttpServletResponse response) throws IOException {
        call.answer(TerminologyOperation.CODE_SYSTEM_BATCH_VALIDATE_CODE, null, request, response);
    }
}
