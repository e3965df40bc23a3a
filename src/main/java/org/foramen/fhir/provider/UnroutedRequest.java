package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.foramen.fhir.edge.ProblemInterceptor;
import org.foramen.fhir.metadata.FormOperation;
import org.foramen.fhir.metadata.SystemOperation;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.code.Problem;

/** A request that no provider answers: says which of method, operation or parameter is at fault, and what there is. */
public final class UnroutedRequest {

    private static final Set<RequestTypeEnum> READING =
            Set.of(RequestTypeEnum.GET, RequestTypeEnum.HEAD, RequestTypeEnum.POST);

    /** The one type of resource that has an operation and is not published. */
    private static final String RESPONSE = FormOperation.EXTRACT.resourceType();

    private static final String HISTORY = "_history";

    /** What reading one resource takes. */
    private static final List<String> OF_READS = List.of("_elements", "_format", "_pretty", "_summary");

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
        if (request.getId() != null && request.getId().hasVersionIdPart()) {
            operation = HISTORY;
        }
        if (RESPONSE.equals(request.getResourceName())) {
            return ProblemInterceptor.refusal(
                    404,
                    Problem.notFound(
                            "Responses to forms are not kept here; POST one to " + FormOperation.EXTRACT.label(),
                            RESPONSE));
        }
        if (HISTORY.equals(operation)) {
            return ProblemInterceptor.refusal(
                    404,
                    Problem.notFound(
                            "The interaction _history is not supported here: of each resource only what is published now is kept",
                            operation));
        }
        boolean search = Constants.PARAM_SEARCH.equals(operation) && request.getResourceName() != null;
        if (operation != null && !search) {
            return ProblemInterceptor.refusal(
                    404, Problem.notFound("The interaction " + operation + " is not supported here", operation));
        }
        if (request.getRequestType() == RequestTypeEnum.POST && !search) {
            return notAllowed("Creating resources is not supported: they are read when the server starts");
        }
        return request.getId() == null
                ? unknownParameter(
                        "search parameter", CodedProvider.searchParameters(request.getResourceName()), request)
                : unknownParameter("parameter", OF_READS, request);
    }

    /** @param known by name, of which the request has another one */
    private static BaseServerResponseException unknownParameter(
            String what, List<String> known, RequestDetails request) {
        Set<String> unknown = new TreeSet<>(request.getParameters().keySet());
        unknown.removeIf(name -> known.contains(name.split("[:.]", 2)[0]));
        String first = unknown.isEmpty() ? "_" : unknown.iterator().next();
        return ProblemInterceptor.refusal(
                400,
                Problem.unsupported(
                        "The " + what + " '" + first + "' is not supported; supported are " + String.join(", ", known),
                        first));
    }

    private static String noSuchOperation(RequestDetails request, String operation) {
        String type = request.getResourceName();
        boolean instance = request.getId() != null;
        List<String> there = type == null ? ofServer() : ofType(type, instance);
        String place = type == null ? "the server itself" : instance ? "a " + type + " by its id" : type;
        List<String> elsewhere = Stream.of(
                        ofServer().stream().filter(operation::equals),
                        operations(each -> !each.affectsState()
                                        && each.operationName().equals(operation))
                                .stream(),
                        forms(each -> each.operationName().equals(operation)))
                .flatMap(each -> each)
                .toList();
        return "There is no operation " + operation + " on " + place
                + (there.isEmpty() ? "" : "; there are " + String.join(", ", there))
                + (elsewhere.isEmpty() ? "" : ". Call " + String.join(" or ", elsewhere));
    }

    private static List<String> ofServer() {
        return Stream.concat(
                        Arrays.stream(SystemOperation.values()).map(SystemOperation::operationName),
                        Arrays.stream(TerminologyOperation.values())
                                .filter(TerminologyOperation::affectsState)
                                .map(TerminologyOperation::operationName))
                .toList();
    }

    private static List<String> ofType(String type, boolean instance) {
        return Stream.concat(
                        operations(each -> each.resourceType().equals(type) && (!instance || each.isOfInstances()))
                                .stream(),
                        forms(each -> each.resourceType().equals(type) && (!instance || each.isOfInstances())))
                .toList();
    }

    private static Stream<String> forms(Predicate<FormOperation> wanted) {
        return Arrays.stream(FormOperation.values()).filter(wanted).map(FormOperation::label);
    }

    private static List<String> operations(Predicate<TerminologyOperation> wanted) {
        return Arrays.stream(TerminologyOperation.values())
                .filter(wanted)
                .map(TerminologyOperation::label)
                .toList();
    }

    /** A method that this address does not know. */
    public static BaseServerResponseException notAllowed(String text) {
        return ProblemInterceptor.refusal(405, Problem.unsupported(text, null))
                .addResponseHeader("Allow", "GET, HEAD, POST");
    }
}
