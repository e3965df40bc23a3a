package org.foramen.fhir.server;

import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.BaseResourceReturningMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.rest.server.util.ServletRequestUtil;
import com.google.common.collect.ArrayListMultimap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.edge.MandatoryElements;
import org.foramen.fhir.metadata.FormOperation;
import org.foramen.fhir.metadata.SystemOperation;
import org.foramen.fhir.provider.CacheIds;
import org.foramen.fhir.provider.OperationCall;
import org.foramen.fhir.provider.SystemProvider;
import org.foramen.fhir.provider.UnroutedRequest;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a Bundle as the call that it stands for: operations by the same path as their own address, everything else by
 * the method that HAPI would choose for it.
 */
final class BundleEntryCall {

    private final OperationCall operations;
    private final Answering answering;
    private final PublishedResources published;

    BundleEntryCall(OperationCall operations, Answering answering, PublishedResources published) {
        this.operations = operations;
        this.answering = answering;
        this.published = published;
    }

    /**
     * The resource that the entry asks for; refuses what the call itself would be refused with.
     *
     * @param inTransaction whether the entries before it come to nothing when one after it fails
     */
    Resource answer(BundleEntryComponent entry, ServletRequestDetails bundle, boolean inTransaction) {
        BundleEntryRequestComponent request = entry.getRequest();
        if (request.getMethod() == null || !request.hasUrl()) {
            throw new Refusal(Problem.required("An entry needs a request with method and url", "request"));
        }
        refuseConditions(request);
        String url = path(request.getUrl());
        ServletSubRequestDetails call = ServletRequestUtil.getServletSubRequestDetails(
                bundle, url, request.getMethod().toCode(), ArrayListMultimap.create());
        call.setCompleteUrl(bundle.getFhirServerBase() + "/" + url);
        call.setResource(entry.getResource());
        hand("Accept-Language", bundle, call);
        hand(CacheIds.HEADER, bundle, call);
        String operation = call.getOperation();
        if (operation != null && operation.startsWith("$")) {
            return operation(call, operation, inTransaction);
        }
        if (call.getRequestType() == RequestTypeEnum.HEAD) {
            throw UnroutedRequest.notAllowed("An entry is a GET, or the POST of an operation");
        }
        if (call.getRequestType() != RequestTypeEnum.GET) {
            throw UnroutedRequest.refusal(call);
        }
        BaseMethodBinding method = bundle.getServer().determineResourceMethod(call, call.getRequestPath());
        if (method instanceof BaseResourceReturningMethodBinding reading) {
            return shortened((Resource) reading.doInvokeServer(bundle.getServer(), call), call);
        }
        throw UnroutedRequest.refusal(call);
    }

    /** An entry has no headers; what those of the Bundle wish holds for each. */
    private static void hand(String header, ServletRequestDetails bundle, ServletSubRequestDetails call) {
        List<String> values = bundle.getHeaders(header);
        call.setHeaders(header, values == null ? List.of() : values);
    }

    /** Conditions go with writing, and a client that sets one means to rely on it; the others may be answered in full. */
    private static void refuseConditions(BundleEntryRequestComponent request) {
        if (request.hasIfNoneExist() || request.hasIfMatch()) {
            String element = request.hasIfMatch() ? "ifMatch" : "ifNoneExist";
            throw new Refusal(Problem.unsupported(
                    "The condition " + element + " goes with writing, which is not supported", "request." + element));
        }
    }

    /** The part below the base, without a slash before it. */
    private static String path(String url) {
        String[] addressAndQuery = url.split("\\?", 2);
        if (addressAndQuery[0].contains("://")) {
            throw wrongUrl("must be relative to the base of this server");
        }
        if (url.chars().anyMatch(Character::isWhitespace)) {
            throw wrongUrl("has a blank, which is written %20");
        }
        try {
            URLDecoder.decode(url, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw wrongUrl("has a percent escape that stands for nothing; escape % itself as %25");
        }
        return url.startsWith("/") ? url.substring(1) : url;
    }

    private static Refusal wrongUrl(String what) {
        return new Refusal(Problem.invalid("The url of an entry " + what, "request.url"));
    }

    private Resource operation(ServletSubRequestDetails call, String name, boolean inTransaction) {
        String type = call.getResourceName();
        if (type == null && name.equals("$versions")) {
            return SystemProvider.versions();
        }
        if (type == null && name.equals(SystemOperation.ASSESS_DOCUMENTATION.operationName())) {
            requirePost(name, call);
            return answering.documentation().answer(call.getResource());
        }
        Resource ofForm = ofForm(call, name);
        if (ofForm != null) {
            return ofForm;
        }
        if (type == null && name.equals(SystemOperation.CACHE_CONTROL.operationName())) {
            throw new Refusal(Problem.unsupported(
                    name + " stands for calls to come and cannot be an entry: call it by itself", "request.url"));
        }
        TerminologyOperation operation = Arrays.stream(TerminologyOperation.values())
                .filter(each -> each.operationName().equals(name)
                        && (each.resourceType().equals(type) || (type == null && each.affectsState()))
                        && (call.getId() == null || each.isOfInstances()))
                .findFirst()
                .orElseThrow(() -> UnroutedRequest.refusal(call));
        if (operation.affectsState()) {
            refuseChange(operation, call, inTransaction);
        }
        return operations.resource(operation, instance(call), call);
    }

    /** What an operation on forms answers, null for another. */
    private @Nullable Resource ofForm(ServletSubRequestDetails call, String name) {
        String type = call.getResourceName();
        if (FormOperation.POPULATE.is(type, name)) {
            requirePost(name, call);
            MetadataResource form = instance(call);
            String id = form == null ? null : form.getIdElement().getIdPart();
            return answering.populate().answer(call.getResource(), id);
        }
        if (FormOperation.EXTRACT.is(type, name) && call.getId() == null) {
            requirePost(name, call);
            return answering.extract().answer(call.getResource());
        }
        return null;
    }

    private static void requirePost(String name, ServletSubRequestDetails call) {
        if (call.getRequestType() != RequestTypeEnum.POST) {
            throw UnroutedRequest.notAllowed(name + " takes its input in the body: use POST");
        }
    }

    private static void refuseChange(
            TerminologyOperation operation, ServletSubRequestDetails call, boolean inTransaction) {
        if (call.getRequestType() != RequestTypeEnum.POST) {
            throw UnroutedRequest.notAllowed(operation.operationName() + " changes what the server keeps: use POST");
        }
        if (inTransaction) {
            throw new Refusal(Problem.unsupported(
                    operation.operationName() + " cannot be taken back when a later entry fails: send it in a batch",
                    "request.url"));
        }
    }

    private @Nullable MetadataResource instance(ServletSubRequestDetails call) {
        if (call.getId() == null) {
            return null;
        }
        String id = call.getId().getIdPart();
        return published.all().stream()
                .map(PublishedResources.Published::resource)
                .filter(each -> each.fhirType().equals(call.getResourceName())
                        && id.equals(each.getIdElement().getIdPart()))
                .findFirst()
                .orElseThrow(
                        () -> new Refusal(Problem.notFound("There is no " + call.getResourceName() + "/" + id, null)));
    }

    /** As the wishes for a part of the answer have it; for a call of its own, HAPI meets them while writing. */
    private static Resource shortened(Resource answer, ServletSubRequestDetails call) {
        Map<String, String[]> parameters = call.getParameters();
        if (!parameters.containsKey(Constants.PARAM_SUMMARY) && !parameters.containsKey(Constants.PARAM_ELEMENTS)) {
            return answer;
        }
        MandatoryElements.complete(call);
        IParser parser = call.getFhirContext().newJsonParser();
        RestfulServerUtils.configureResponseParser(call, parser);
        return parser.parseResource(answer.getClass(), parser.encodeResourceToString(answer));
    }
}
