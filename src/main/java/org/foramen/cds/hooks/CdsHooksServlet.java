package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.foramen.cds.client.CdsClient;
import org.foramen.fhir.codec.OutcomeWriter;
import org.foramen.fhir.codec.ProblemStatus;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services over HTTP, to be mapped at {@code /cds-services/*}: GET of the root is discovery, POST to a service calls it
 * (https://cds-hooks.hl7.org/2.0/). An error is answered by an OperationOutcome.
 */
public final class CdsHooksServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The attribute of a request that says which {@link CdsClient} sends it, once that is known by its token. */
    public static final String CLIENT = "org.foramen.cds.client";

    private static final Logger LOG = LoggerFactory.getLogger(CdsHooksServlet.class);
    private static final String JSON = "application/json;charset=utf-8";
    private static final String FHIR_JSON = "application/fhir+json;charset=utf-8";

    private final transient CdsHooks hooks;
    private final transient CdsClient open;
    private final transient FhirContext fhir;
    private final transient PublicAddress address;

    /**
     * The services, for all clients.
     *
     * @param open who calls where nobody has said who it is
     * @param address to which links in cards lead
     */
    public CdsHooksServlet(CdsHooks hooks, CdsClient open, FhirContext fhir, PublicAddress address) {
        this.hooks = hooks;
        this.open = open;
        this.fhir = fhir;
        this.address = address;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (Refusal e) {
            ProblemStatus row = ProblemStatus.of(e.problem().kind());
            write(response, row.httpStatus(), FHIR_JSON, encode(OutcomeWriter.write(e.problem())));
        } catch (PrefetchNeeded e) {
            refuse(response, HttpServletResponse.SC_PRECONDITION_FAILED, IssueType.INCOMPLETE, message(e), "prefetch");
        } catch (RuntimeException e) {
            LOG.error("A call of {} failed", request.getServletPath(), withoutMessage(e));
            String message = "The server failed on this request; the failure is in its log";
            refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, IssueType.EXCEPTION, message, null);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        String id = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (!id.isEmpty() && !hooks.knows(id)) {
            throw new Refusal(
                    Problem.notFound("There is no such service; GET /cds-services lists those that there are", null));
        }
        String method = request.getMethod();
        boolean right = id.isEmpty() ? method.equals("GET") || method.equals("HEAD") : method.equals("POST");
        if (!right) {
            String allowed = id.isEmpty() ? "GET, HEAD" : "POST";
            response.setHeader("Allow", allowed);
            String message = "Use " + allowed + " here";
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, IssueType.NOTSUPPORTED, message, null);
        } else if (!admitsJson(request.getHeader("Accept"))) {
            String message = "The answer is application/json; the Accept header must admit it";
            refuse(response, HttpServletResponse.SC_NOT_ACCEPTABLE, IssueType.NOTSUPPORTED, message, null);
        } else if (id.isEmpty()) {
            write(response, HttpServletResponse.SC_OK, JSON, hooks.discovery(caller(request)));
        } else if (!isJson(request.getContentType())) {
            String message = "Send the request as application/json";
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, IssueType.NOTSUPPORTED, message, null);
        } else {
            byte[] body = request.getInputStream().readAllBytes();
            write(
                    response,
                    HttpServletResponse.SC_OK,
                    JSON,
                    hooks.call(id, body, caller(request), address.pages(request)));
        }
    }

    private CdsClient caller(HttpServletRequest request) {
        return request.getAttribute(CLIENT) instanceof CdsClient client ? client : open;
    }

    /** Whether the body says it is JSON; one that says nothing is taken for it. */
    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", -1)[0].trim().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private static boolean admitsJson(@Nullable String accept) {
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

    private void refuse(
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

    private byte[] encode(OperationOutcome outcome) {
        return fhir.newJsonParser().encodeResourceToString(outcome).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String message(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? "" : message;
    }

    /** The failure and its places; its message is left out, since it may quote the request. */
    private static Throwable withoutMessage(RuntimeException e) {
        IllegalStateException told = new IllegalStateException(e.getClass().getName());
        told.setStackTrace(e.getStackTrace());
        return told;
    }
}
