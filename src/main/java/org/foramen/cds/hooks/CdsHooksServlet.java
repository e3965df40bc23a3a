package org.foramen.cds.hooks;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.feedback.FeedbackDesk;
import org.foramen.cds.hooks.card.Pages;
import org.foramen.cds.http.HttpAnswers;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The services over HTTP, to be mapped at {@code /cds-services/*}: GET of the root is discovery, POST to a service calls it,
 * POST to {@code feedback} below it takes in feedback (https://cds-hooks.hl7.org/2.0/). An error is answered by an
 * OperationOutcome.
 */
public final class CdsHooksServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** The attribute of a request that says which {@link CdsClient} sends it, once that is known by its token. */
    public static final String CLIENT = "org.foramen.cds.client";

    private static final Logger LOG = LoggerFactory.getLogger(CdsHooksServlet.class);
    private static final String FEEDBACK = "/feedback";

    private final transient FetchingHooks calls;
    private final transient CdsHooks hooks;
    private final transient FeedbackDesk desk;
    private final transient Function<HttpServletRequest, CdsClient> caller;
    private final transient PublicAddress address;
    private final transient HttpAnswers answers;

    /**
     * The services, for all clients.
     *
     * @param open who calls where nobody has said who it is
     * @param address to which links in cards lead
     */
    public CdsHooksServlet(
            FetchingHooks calls, FeedbackDesk desk, CdsClient open, PublicAddress address, HttpAnswers answers) {
        this.calls = calls;
        this.hooks = calls.hooks();
        this.desk = desk;
        this.caller = caller(open);
        this.address = address;
        this.answers = answers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        guarded(request, response, () -> answer(request, response));
    }

    /** Something that writes the answer, or refuses. */
    @FunctionalInterface
    private interface Answering {
        void run() throws IOException;
    }

    private void guarded(HttpServletRequest request, HttpServletResponse response, Answering answering)
            throws IOException {
        try {
            answering.run();
        } catch (Refusal e) {
            answers.refuse(response, e);
        } catch (PrefetchNeeded e) {
            String message = String.valueOf(e.getMessage());
            answers.refuse(
                    response, HttpServletResponse.SC_PRECONDITION_FAILED, IssueType.INCOMPLETE, message, "prefetch");
        } catch (RuntimeException e) {
            LOG.error("A call of {} failed", request.getServletPath(), HttpAnswers.withoutMessage(e));
            answers.fail(response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().substring(1);
        String place = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean feedback = place.endsWith(FEEDBACK);
        String id = feedback ? place.substring(0, place.length() - FEEDBACK.length()) : place;
        if ((!id.isEmpty() || feedback) && !hooks.knows(id)) {
            throw new Refusal(
                    Problem.notFound("There is no such service; GET /cds-services lists those that there are", null));
        }
        String method = request.getMethod();
        boolean right = id.isEmpty() ? method.equals("GET") || method.equals("HEAD") : method.equals("POST");
        if (!right) {
            answers.refuseMethod(response, id.isEmpty() ? "GET, HEAD" : "POST");
        } else if (!HttpAnswers.admitsJson(request.getHeader("Accept"))) {
            answers.refuseAccept(response);
        } else if (id.isEmpty()) {
            answers.json(response, hooks.discovery(caller.apply(request)));
        } else if (!HttpAnswers.isJson(request.getContentType())) {
            String message = "Send the request as application/json";
            answers.refuse(
                    response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, IssueType.NOTSUPPORTED, message, null);
        } else {
            byte[] body = request.getInputStream().readAllBytes();
            CdsClient client = caller.apply(request);
            if (feedback) {
                answers.json(response, desk.receive(id, body, client));
                return;
            }
            CompletableFuture<PreparedCall> call = calls.prepare(id, body, client);
            Pages pages = address.pages(request);
            Answering answering = () -> answers.json(response, hooks.answer(call.join(), pages));
            if (call.isDone()) {
                answering.run();
            } else {
                later(request, response, call, answering);
            }
        }
    }

    /** Lets the thread go until everything is fetched, which is no later than the fetcher's deadline. */
    private void later(
            HttpServletRequest request,
            HttpServletResponse response,
            CompletableFuture<PreparedCall> call,
            Answering answering) {
        AsyncContext later = request.startAsync();
        later.setTimeout(0);
        CompletableFuture<PreparedCall> unused = call.whenComplete((ready, failure) -> later.start(() -> {
            try {
                guarded(request, response, answering);
            } catch (IOException e) {
                LOG.debug("The client did not wait for its answer");
            } finally {
                later.complete();
            }
        }));
    }

    /** Says who sends a request: whom its token told, else the one given. */
    public static Function<HttpServletRequest, CdsClient> caller(CdsClient open) {
        return request -> request.getAttribute(CLIENT) instanceof CdsClient client ? client : open;
    }
}
