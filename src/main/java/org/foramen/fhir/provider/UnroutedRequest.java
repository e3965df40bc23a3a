package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.foramen.fhir.edge.ProblemInterceptor;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.code.Problem;

/** A request that no provider answers: says which of method, operation or parameter is at fault, and what there is. */
public final class UnroutedRequest {

    private static final Set<RequestTypeEnum> READING =
            Set.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.POST);

    private UnroutedRequest() {}

    public static BaseServerResponseException refusal(RequestDetails request) {
        String operation = request.getOperation();
        if (!READING.contains(request.getRequestType())) {
            return notAllowed(
                    request.getRequestType() + " is not supported: resources here are only read and searched");
        }
        if (operation != null && operation.startsWith("$")) {
            return ProblemInterceptor.refusal(404, Problem.notFound(noSuchOperation(request, operation), operation));
        }
        if (operation != null) {
            return ProblemInterceptor.refusal(
                    404, Problem.notFound("The interaction " + operation + " is not supported here", operation));
        }
        if (request.getRequestType() == RequestTypeEnum.POST) {
            return notAllowed("Creating resources is not supported: they are read when the server starts");
        }
        Set<String> unknown = new TreeSet<>(request.getParameters().keySet());
        List<String> known = CodedProvider.searchParameters(request.getResourceName());
        unknown.removeIf(name -> known.contains(name.split("[:.]", 2)[0]));
        String first = unknown.isEmpty() ? "_" : unknown.iterator().next();
        return ProblemInterceptor.refusal(
                400,
                Problem.unsupported(
                        "The search parameter '" + first + "' is not supported; supported are "
                                + String.join(", ", known),
                        first));
    }

    private static String noSuchOperation(RequestDetails request, String operation) {
        String type = request.getResourceName();
        List<TerminologyOperation> ofType = Arrays.stream(TerminologyOperation.values())
                .filter(each -> each.resourceType().equals(type))
                .toList();
        String there = ofType.isEmpty()
                ? "there is none on " + (type == null ? "the server itself" : type)
                : "there are "
                        + ofType.stream().map(TerminologyOperation::label).collect(Collectors.joining(", "));
        return "There is no operation " + operation + " here; " + there;
    }

    /** A method that this address does not know. */
    public static BaseServerResponseException notAllowed(String text) {
        return ProblemInterceptor.refusal(405, Problem.unsupported(text, null))
                .addResponseHeader("Allow", "GET, HEAD, POST");
    }
}
