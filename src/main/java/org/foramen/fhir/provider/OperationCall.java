package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import org.foramen.fhir.codec.InputReader;
import org.foramen.fhir.codec.OperationInput;
import org.foramen.fhir.codec.TerminologyOperation;
import org.foramen.fhir.codec.TerminologyService;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;

/** One call of an operation by way of HAPI: its query or its body as input, the engine's answer as resource. */
final class OperationCall {

    private final TerminologyService service;

    OperationCall(TerminologyService service) {
        this.service = service;
    }

    Resource answer(TerminologyOperation operation, RequestDetails request) {
        return service.toModel(input(operation, request));
    }

    /** An instance-level call is the type-level call with the resource's url and version filled in. */
    Resource answer(TerminologyOperation operation, RequestDetails request, MetadataResource instance) {
        OperationInput input = input(operation, request);
        String url = operation.urlParameter();
        if (input.has(url)) {
            throw new Refusal(Problem.invalid(
                    "The parameter '" + url + "' contradicts the path, which names the " + instance.fhirType()
                            + " already",
                    url));
        }
        input.add(url, instance.getUrl());
        if (instance.hasVersion() && !input.has(operation.versionParameter())) {
            input.add(operation.versionParameter(), instance.getVersion());
        }
        return service.toModel(input);
    }

    private static OperationInput input(TerminologyOperation operation, RequestDetails request) {
        OperationInput input = new OperationInput(operation);
        IBaseResource body = request.getResource();
        if (request.getRequestType() == RequestTypeEnum.POST && body != null) {
            InputReader.read(body, input);
        }
        for (Map.Entry<String, String[]> parameter : request.getParameters().entrySet()) {
            if (!parameter.getKey().startsWith("_")) {
                for (String value : parameter.getValue()) {
                    input.add(parameter.getKey(), value);
                }
            }
        }
        return input;
    }
}
