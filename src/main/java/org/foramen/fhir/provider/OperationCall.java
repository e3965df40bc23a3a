package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.foramen.fhir.request.InputReader;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One call of an operation by way of HAPI: its query or its body as input, the engine's answer written. Plain JSON is written
 * as the fast front writes it; XML, pretty printing and parts of an answer are HAPI's to encode.
 */
public final class OperationCall {

    private final CacheIds caches;

    public OperationCall(CacheIds caches) {
        this.caches = caches;
    }

    /**
     * Answers the call.
     *
     * @param instance the resource that the path names, null at type level; an instance-level call is the type-level call with
     *     the resource's url and version filled in
     */
    void answer(
            TerminologyOperation operation,
            @Nullable MetadataResource instance,
            RequestDetails request,
            HttpServletResponse response)
            throws IOException {
        OperationInput input = input(operation, instance, request);
        TerminologyService service = caches.service(input, request);
        if (request.getHeader(CacheIds.HEADER) != null) {
            response.setHeader("Cache-Control", "no-store");
        }
        RestfulServerUtils.ResponseEncoding encoding = RestfulServerUtils.determineResponseEncodingWithDefault(request);
        if (isPlainJson(encoding, request) && !input.has("includeDefinition") && !operation.affectsState()) {
            JsonAnswer.write(service.toJson(input), response);
            return;
        }
        write(service.toModel(input), request);
    }

    /** The same answer as a resource, for a call that is an entry of a Bundle. */
    public Resource resource(
            TerminologyOperation operation, @Nullable MetadataResource instance, RequestDetails request) {
        OperationInput input = input(operation, instance, request);
        return caches.service(input, request).toModel(input);
    }

    /** Writes an answer in the form that the request asks for. */
    static void write(Resource answer, RequestDetails request) throws IOException {
        RestfulServerUtils.streamResponseAsResource(
                request.getServer(),
                answer,
                RestfulServerUtils.determineSummaryMode(request),
                Constants.STATUS_HTTP_200_OK,
                false,
                request.isRespondGzip(),
                request);
    }

    private static boolean isPlainJson(RestfulServerUtils.ResponseEncoding encoding, RequestDetails request) {
        Map<String, String[]> parameters = request.getParameters();
        return encoding.getEncoding() == EncodingEnum.JSON
                && !parameters.containsKey(Constants.PARAM_ELEMENTS)
                && !parameters.containsKey(Constants.PARAM_SUMMARY)
                && !RestfulServerUtils.prettyPrintResponse(request.getServer(), request);
    }

    private static void add(MetadataResource instance, OperationInput input) {
        String url = input.operation().urlParameter();
        String version = input.operation().versionParameter();
        String canonical = new Canonical(instance.getUrl(), instance.getVersion()).toString();
        if (!input.has(url)) {
            input.add(url, version == null ? canonical : instance.getUrl());
        } else if (!input.says(url, instance.getUrl()) && !input.says(url, canonical)) {
            throw contradiction(url, instance);
        }
        if (version != null && instance.hasVersion()) {
            if (!input.has(version)) {
                input.add(version, instance.getVersion());
            } else if (!input.says(version, instance.getVersion())) {
                throw contradiction(version, instance);
            }
        }
    }

    private static Refusal contradiction(String parameter, MetadataResource instance) {
        return new Refusal(Problem.invalid(
                "The parameter '" + parameter + "' contradicts the path, which names the " + instance.fhirType()
                        + " already",
                parameter));
    }

    private static OperationInput input(
            TerminologyOperation operation, @Nullable MetadataResource instance, RequestDetails request) {
        OperationInput input = new OperationInput(operation).acceptLanguage(request.getHeader("Accept-Language"));
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
        if (instance != null) {
            add(instance, input);
        }
        return input;
    }
}
