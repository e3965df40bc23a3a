package org.foramen.fhir.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.fhir.codec.OutcomeWriter;
import org.foramen.fhir.codec.ProblemStatus;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The edge of the FHIR server: a refusal becomes its status and OperationOutcome; a fault is logged once with its stack and
 * answered without internals.
 */
@Interceptor
public final class ProblemInterceptor {

    private static final String UNREADABLE_BODY = "Failed to parse request body";
    private static final String UNREADABLE =
            "The body cannot be read as a FHIR resource in the format that its Content-Type names";
    private static final Pattern HAPI_NUMBER = Pattern.compile("HAPI-\\d{4}: ");
    private static final Pattern LINE = Pattern.compile("line: (\\d{1,9}), column: (\\d{1,9})");
    private static final Pattern ELEMENT = Pattern.compile("element=\"([A-Za-z]{1,60})\"");
    private static final Pattern TYPE = Pattern.compile("expected \"([A-Za-z]{1,60})\" but found \"([A-Za-z]{1,60})\"");
    private static final Pattern PARAMETER = Pattern.compile("parameter '([A-Za-z_-]{1,60})'");
    private static final Logger LOG = LoggerFactory.getLogger(ProblemInterceptor.class);

    /** HAPI calls this with whatever a provider threw. */
    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException translate(Throwable thrown, RequestDetails request) {
        if (thrown instanceof NullPointerException && isUnread(request)) {
            LOG.warn("A body cannot be read: {}", thrown.getClass().getSimpleName());
            return refusal(400, Problem.invalid(UNREADABLE, null));
        }
        return translate(thrown);
    }

    /** The same for a call within another, such as an entry of a Bundle. */
    public BaseServerResponseException translate(Throwable thrown) {
        Refusal refusal = refusal(thrown);
        if (refusal != null) {
            Problem problem = refusal.problem();
            return refusal(ProblemStatus.of(problem.kind()).httpStatus(), problem);
        }
        if (isTooDeep(thrown)) {
            return tooDeep(thrown);
        }
        if (thrown instanceof BaseServerResponseException known && known.getStatusCode() < 500) {
            return known.getOperationOutcome() == null ? inPlainWords(known) : known;
        }
        return fault(thrown);
    }

    /** What HAPI answers a problem with, under that HTTP status. */
    public static BaseServerResponseException refusal(int status, Problem problem) {
        return new UnclassifiedServerFailureException(
                status, MessageCatalogue.text(problem.message()), OutcomeWriter.write(problem));
    }

    /** HAPI's own refusals without its message numbers, and without quoting a body that cannot be parsed. */
    private static BaseServerResponseException inPlainWords(BaseServerResponseException known) {
        String message = String.valueOf(known.getMessage());
        if (known.getStatusCode() == 400 && (message.contains(UNREADABLE_BODY) || causedByFormat(known))) {
            Matcher type = TYPE.matcher(message);
            message = type.find()
                    ? "The body must be a " + type.group(1) + ", not a " + type.group(2)
                    : UNREADABLE + whereWrong(message);
        }
        String text = HAPI_NUMBER.matcher(message).replaceAll("");
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(known.getStatusCode() == 404 ? IssueType.NOTFOUND : IssueType.INVALID)
                .setDiagnostics(text)
                .setDetails(new CodeableConcept().setText(text));
        Matcher parameter = PARAMETER.matcher(text);
        if (parameter.find()) {
            outcome.getIssueFirstRep().addExpression(parameter.group(1));
        }
        UnclassifiedServerFailureException plain =
                new UnclassifiedServerFailureException(known.getStatusCode(), text, outcome);
        known.getResponseHeaders()
                .forEach((name, values) -> values.forEach(value -> plain.addResponseHeader(name, value)));
        return plain;
    }

    /** The line or the element that the parser stopped at, without what stands there. */
    private static String whereWrong(String message) {
        Matcher line = LINE.matcher(message);
        if (line.find()) {
            return " (line " + line.group(1) + ", column " + line.group(2) + ")";
        }
        Matcher element = ELEMENT.matcher(message);
        return element.find() ? " (element " + element.group(1) + ")" : "";
    }

    private static boolean causedByFormat(Throwable thrown) {
        return thrown.getCause() instanceof DataFormatException;
    }

    /**
     * Whether there is a body and HAPI did not get a resource out of it: its parser trips over some, such as {@code
     * "extension":[null]}, instead of refusing them.
     */
    private static boolean isUnread(@Nullable RequestDetails request) {
        return request != null
                && request.getRequestType() == RequestTypeEnum.POST
                && request.getResource() == null
                && EncodingEnum.forContentType(request.getHeader(Constants.HEADER_CONTENT_TYPE)) != null
                && request.loadRequestContents().length > 0;
    }

    private static boolean isTooDeep(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof StackOverflowError) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /** Bounds on depth stand where something is read; this is for what they do not think of, so it is logged all the same. */
    private static BaseServerResponseException tooDeep(Throwable thrown) {
        LOG.warn("A request is nested too deeply: {}", thrown.getClass().getSimpleName());
        Problem problem = new Problem(
                Problem.Kind.TOO_COSTLY, "Something in the request is nested too deeply: nest it less", null);
        return refusal(ProblemStatus.of(problem.kind()).httpStatus(), problem);
    }

    private static @Nullable Refusal refusal(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static BaseServerResponseException fault(Throwable thrown) {
        String reference = UUID.randomUUID().toString();
        LOG.error("Fault {}", reference, thrown);
        OperationOutcome outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.FATAL)
                .setCode(IssueType.EXCEPTION)
                .setDiagnostics("The server failed; its log has the details under " + reference);
        return new InternalErrorException("The server failed", outcome);
    }
}
