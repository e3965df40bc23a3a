package org.foramen.cds.http;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.foramen.fhir.codec.OutcomeWriter;
import org.foramen.fhir.codec.ProblemStatus;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Writes answers, each in one write with its length. */
public final class HttpAnswers {

    private static final String JSON = "application/json;charset=utf-8";
    private static final String FHIR_JSON = "application/fhir+json;charset=utf-8";

    private final FhirContext fhir;

    public HttpAnswers(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** 200 with JSON. */
    public void json(HttpServletResponse response, byte[] body) throws IOException {
        write(response, HttpServletResponse.SC_OK, JSON, body);
    }

    /** The status that goes with the problem. */
    public void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        ProblemStatus row = ProblemStatus.of(refusal.problem().kind());
        write(response, row.httpStatus(), FHIR_JSON, encode(OutcomeWriter.write(refusal.problem())));
    }

    /**
     * Any other status.
     *
     * @param expression the element at fault, null when it is the request as a whole
     */
    public void refuse(
            HttpServletResponse response, int status, IssueType code, String message, @Nullable String expression)
            throws IOException {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue();
        issue.setSeverity(IssueSeverity.ERROR).setCode(code).setDiagnostics(message);
        issue.getDetails().setText(message);
        if (expression != null) {
            issue.addExpression(expression);
        }
        write(response, status, FHIR_JSON, encode(outcome));
    }

    /** 405, with the methods that there are. */
    public void refuseMethod(HttpServletResponse response, String allowed) throws IOException {
        response.setHeader("Allow", allowed);
        refuse(
                response,
                HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                IssueType.NOTSUPPORTED,
                "Use " + allowed + " here",
                null);
    }

    /** 406. */
    public void refuseAccept(HttpServletResponse response) throws IOException {
        refuse(
                response,
                HttpServletResponse.SC_NOT_ACCEPTABLE,
                IssueType.NOTSUPPORTED,
                "The answer is application/json; the Accept header must admit it",
                null);
    }

    /** 500, without anything of the failure. */
    public void fail(HttpServletResponse response) throws IOException {
        refuse(
                response,
                HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                IssueType.EXCEPTION,
                "The server failed on this request; the failure is in its log",
                null);
    }

    /** The failure and its places for the log; its message is left out, since it may quote the request. */
    public static Throwable withoutMessage(RuntimeException e) {
        IllegalStateException told = new IllegalStateException(e.getClass().getName());
        told.setStackTrace(e.getStackTrace());
        return told;
    }

    /** Whether the body says it is JSON; one that says nothing is taken for it. */
    public static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", -1)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    /** Whether an Accept header lets JSON be the answer; one that is not there does. */
    public static boolean admitsJson(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.trim().split("\\s*;\\s*", -1);
            boolean refused = range.matches(".*;\\s*q=0(\\.0*)?\\s*(;.*)?");
            if (!refused && (parts[0].equals("*/*") || parts[0].equals("application/*") || isJson(parts[0]))) {
                return true;
            }
        }
        return false;
    }

    private byte[] encode(OperationOutcome outcome) {
        return fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
