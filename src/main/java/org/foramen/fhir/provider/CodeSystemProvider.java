package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.codec.TerminologyOperation;
import org.foramen.fhir.codec.TerminologyService;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;

/** CodeSystem: read, search and its operations, at type and instance level. */
final class CodeSystemProvider extends PublishedProvider<CodeSystem> {

    private final OperationCall call;

    CodeSystemProvider(PublishedResources published, TerminologyService service) {
        super(CodeSystem.class, published);
        this.call = new OperationCall(service);
    }

    @Operation(
            name = "$lookup",
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-lookup")
    public IBaseResource lookup(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        return answer(TerminologyOperation.LOOKUP, id, request);
    }

    @Operation(
            name = "$validate-code",
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-validate-code")
    public IBaseResource validateCode(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        return answer(TerminologyOperation.CODE_SYSTEM_VALIDATE_CODE, id, request);
    }

    @Operation(
            name = "$subsumes",
            idempotent = true,
            canonicalUrl = "http://hl7.org/fhir/OperationDefinition/CodeSystem-subsumes")
    public IBaseResource subsumes(@IdParam(optional = true) @Nullable IdType id, RequestDetails request) {
        return answer(TerminologyOperation.SUBSUMES, id, request);
    }

    private IBaseResource answer(TerminologyOperation operation, @Nullable IdType id, RequestDetails request) {
        return id == null ? call.answer(operation, request) : call.answer(operation, request, read(id));
    }
}
