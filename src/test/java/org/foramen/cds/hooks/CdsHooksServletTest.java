package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.feedback.SummaryServlet;
import org.foramen.cds.http.HttpAnswers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The services as a client meets them over HTTP. */
class CdsHooksServletTest {

    private static final Server SERVER = new Server();
    private static final KeptCards KEPT = new KeptCards(Clock.systemUTC());
    private static String base = "";

    @BeforeAll
    static void start() throws Exception {
        ServerConnector connector = new ServerConnector(SERVER);
        connector.setHost("127.0.0.1");
        SERVER.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(
                new ServletHolder(new CdsHooksServlet(
                        new FetchingHooks(KEPT.hooks(), PublishedKnowledge.FETCHER),
                        KEPT.desk(),
                        PublishedKnowledge.OPEN,
                        new PublicAddress(null, "/fhir"),
                        new HttpAnswers(PublishedKnowledge.FHIR))),
                "/cds-services/*");
        context.addServlet(
                new ServletHolder(new SummaryServlet(
                        KEPT::store,
                        PublishedKnowledge.TERMINOLOGY,
                        CdsHooksServlet.caller(PublishedKnowledge.OPEN),
                        new HttpAnswers(PublishedKnowledge.FHIR))),
                "/cds-feedback/summary");
        SERVER.setHandler(context);
        SERVER.start();
        base = "http://127.0.0.1:" + connector.getLocalPort() + "/cds-services";
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
        KEPT.close();
    }

    /** On a connection of its own: without the edge before it, the web server closes one whose body nobody read. */
    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private static HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static JsonNode issue(HttpResponse<String> response) throws IOException {
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=utf-8");
        assertThat(response.body()).doesNotContain("Exception").doesNotContain("at org.");
        JsonNode outcome = CallDraft.JSON.readTree(response.body());
        assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(outcome.at("/issue/0/diagnostics").asText()).isNotBlank();
        return outcome.path("issue").get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void row4_row5_row13_tellsItsServices(String path) throws Exception {
        HttpResponse<String> response = send(to(path).GET());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(response.headers().firstValueAsLong("Content-Length")).isPresent();
        JsonNode services = CallDraft.JSON.readTree(response.body()).path("services");
        assertThat(services.findValuesAsText("id"))
                .containsExactly(
                        "m99-problem-list",
                        "m99-order-select",
                        "m99-order-sign",
                        "m99-encounter-discharge",
                        "m99-patient-view");
        for (JsonNode service : services) {
            assertThat(service.path("description").asText()).isNotBlank();
            assertThat(service.path("title").asText()).isNotBlank();
            assertThat(service.path("prefetch").path("conditions").asText())
                    .isEqualTo("Condition?patient={{context.patientId}}");
        }
    }

    @Test
    void row16_row28_answersACallWithCards() throws Exception {
        String body = CallDraft.problemList(
                        CallDraft.bundle(CallDraft.M99_74), "{'conditions':" + CallDraft.bundle(CallDraft.M51_17) + "}")
                .toString();
        HttpResponse<String> response = post("/m99-problem-list", body);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(CallDraft.topics(CallDraft.JSON.readTree(response.body()))).isEqualTo("definitive-diagnosis-first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/nothing/feedback", "/feedback", "/m99-order-sign/other"})
    void doesNotKnowOtherServices(String path) throws Exception {
        HttpResponse<String> response = post(path, "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(issue(response).path("code").asText()).isEqualTo("not-found");
    }

    @Test
    void row148_takesFeedbackBelowTheService() throws Exception {
        HttpResponse<String> response = post(
                "/m99-problem-list/feedback",
                "{'feedback':[{'card':'f6b95768-b1c8-40dc-8385-bf3504b82ffb','outcome':'overridden',"
                        + "'outcomeTimestamp':'2020-12-11T00:00:00Z'}]}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(CallDraft.JSON.readTree(response.body()))
                .isEqualTo(CallDraft.read("{'stored':0,'repeated':0,'unknownCards':['feedback[0].card']}"));
    }

    @Test
    void namesTheElementOfFeedbackThatIsWrong() throws Exception {
        HttpResponse<String> response = post("/m99-problem-list/feedback", "{'feedback':[{'outcome':'accepted'}]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(issue(response).at("/expression/0").asText()).isEqualTo("feedback[0].card");
    }

    @Test
    void tellsTheFiguresOfTheClientThatAsks() throws Exception {
        HttpResponse<String> response = send(summary("?bucket=week"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(CallDraft.JSON.readTree(response.body()).path("bucket").asText())
                .isEqualTo("week");
        HttpResponse<String> others = send(summary("?client=clinic"));
        assertThat(others.statusCode()).isEqualTo(403);
        assertThat(issue(others).path("code").asText()).isEqualTo("forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "?from=yesterday,from",
        "?bucket=year,bucket",
        "?rule=a&rule=b,rule",
        "?from=2026-11-02&to=2026-11-01,from",
        "?patient=p-1,query"
    })
    void namesTheParameterOfTheSummaryThatIsWrong(String query, String parameter) throws Exception {
        HttpResponse<String> response = send(summary(query));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(issue(response).at("/expression/0").asText()).isEqualTo(parameter);
    }

    private static HttpRequest.Builder summary(String query) {
        return HttpRequest.newBuilder(URI.create(base.replace("/cds-services", "/cds-feedback/summary") + query))
                .GET();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/m99-order-sign,POST",
        "DELETE,/m99-order-sign,POST",
        "GET,/m99-order-sign/feedback,POST",
        "POST,'','GET, HEAD'",
        "TRACE,'','GET, HEAD'"
    })
    void row14_tellsTheRightMethod(String method, String path, String allowed) throws Exception {
        HttpResponse<String> response = send(to(path).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
        assertThat(issue(response).path("code").asText()).isEqualTo("not-supported");
    }

    @Test
    void row1_wantsJson() throws Exception {
        HttpRequest.Builder xml =
                to("/m99-order-sign").header("Content-Type", "text/xml").POST(BodyPublishers.ofString("<a/>"));
        assertThat(send(xml).statusCode()).isEqualTo(415);
        assertThat(send(to("").header("Accept", "text/html").GET()).statusCode())
                .isEqualTo(406);
        assertThat(send(to("").header("Accept", "application/json;q=0").GET()).statusCode())
                .isEqualTo(406);
        assertThat(send(to("").header("Accept", "text/html, */*;q=0.1").GET()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``;$this",
                "{'hook':;``",
                "[];$this",
                "{};hook",
                "{'hook':'patient-view'};hook",
                "{'hook':'order-sign'};hookInstance",
                "{'hook':'order-sign','hookInstance':'1'};hookInstance",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea'};context",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':[]};context",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'u'}};context.patientId",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'u','patientId':7.5}};context.patientId",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'u','patientId':'p'}};context.draftOrders",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','fhirAuthorization':{},"
                        + "'context':{'userId':'u','patientId':'p','draftOrders':{}}};fhirServer",
                "{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'u','patientId':'p','draftOrders':{'entry':[]}},'prefetch':"
                        + "{'conditions':'x'}};prefetch.conditions"
            })
    void row76_namesTheElementThatIsWrong(String body, String expression) throws Exception {
        HttpResponse<String> response = post("/m99-order-sign", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(issue(response).at("/expression/0").asText()).isEqualTo(expression);
    }

    @Test
    void needsTheEncounterAtDischarge() throws Exception {
        String body = CallDraft.patientView("{'conditions':null}")
                .put("hook", "encounter-discharge")
                .toString();
        HttpResponse<String> response = post("/m99-encounter-discharge", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(issue(response).at("/expression/0").asText()).isEqualTo("context.encounterId");
    }

    @Test
    void asksForThePrefetchThatItCannotDoWithout() throws Exception {
        HttpResponse<String> response =
                post("/m99-patient-view", CallDraft.patientView("").toString());
        assertThat(response.statusCode()).isEqualTo(412);
        assertThat(issue(response).path("diagnostics").asText()).contains("conditions");
    }

    @Test
    void tellsWhichResourceItCannotRead() throws Exception {
        String conditions = CallDraft.bundle(CallDraft.M99_74, "{'resourceType':'Problem','secret':'Jane Roe'}");
        HttpResponse<String> response =
                post("/m99-problem-list", CallDraft.problemList(conditions, "").toString());
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(issue(response).at("/expression/0").asText()).isEqualTo("context.conditions.entry[1].resource");
        assertThat(response.body()).doesNotContain("Jane");
    }
}
