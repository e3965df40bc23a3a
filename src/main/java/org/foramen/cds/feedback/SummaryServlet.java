package org.foramen.cds.feedback;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.http.HttpAnswers;
import org.foramen.store.feedback.FeedbackStore;
import org.foramen.store.feedback.Figures;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was shown and what users made of it, as JSON: GET, to be mapped at one address. A client is told its own figures, and
 * those of all only where that was agreed.
 */
public final class SummaryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(SummaryServlet.class);
    private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

    private final transient Supplier<FeedbackStore> store;
    private final transient SummaryWriter writer;
    private final transient Function<HttpServletRequest, CdsClient> caller;
    private final transient HttpAnswers answers;

    /**
     * The summary of a store.
     *
     * @param store asked for anew with each use
     * @param queries knows the published reasons
     * @param caller says who asks
     */
    public SummaryServlet(
            Supplier<FeedbackStore> store,
            ConceptQueries queries,
            Function<HttpServletRequest, CdsClient> caller,
            HttpAnswers answers) {
        this.store = store;
        this.writer = new SummaryWriter(queries);
        this.caller = caller;
        this.answers = answers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String method = request.getMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                answers.refuseMethod(response, "GET, HEAD");
            } else if (!HttpAnswers.admitsJson(request.getHeader("Accept"))) {
                answers.refuseAccept(response);
            } else {
                answer(request, response);
            }
        } catch (Refusal e) {
            answers.refuse(response, e);
        } catch (RuntimeException e) {
            LOG.error("The summary failed", HttpAnswers.withoutMessage(e));
            answers.fail(response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CdsClient client = caller.apply(request);
        SummaryQuery query = new SummaryReader(request.getParameterMap()).read();
        Figures.Filter wanted = query.filter();
        if (wanted.client() != null && !wanted.client().equals(client.id()) && !client.seesAllFigures()) {
            String message = "These figures are another client's";
            answers.refuse(response, HttpServletResponse.SC_FORBIDDEN, IssueType.FORBIDDEN, message, "client");
            return;
        }
        Figures.Filter filter = new Figures.Filter(
                wanted.from(),
                wanted.to(),
                client.seesAllFigures() ? wanted.client() : client.id(),
                wanted.service(),
                wanted.rule());
        Summary summary = writer.write(query, store.get().figures(filter));
        answers.json(response, JSON.writeValueAsBytes(summary));
    }
}
