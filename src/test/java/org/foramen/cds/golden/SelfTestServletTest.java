package org.foramen.cds.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.golden.SelfTest.Tested;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The self-test over HTTP: what a watcher sees. */
class SelfTestServletTest {

    private static final Path GOLDEN = Path.of(System.getProperty("foramen.basedir", ""), "golden");
    private static final Server SERVER = new Server();
    private static String base = "";

    private static ServletHolder holder(String folder, boolean onlyFromHere) {
        Tested tested =
                new Tested(PublishedKnowledge.HOOKS, PublishedKnowledge.OPEN, "1.2.3", List.of("rule|1"), List.of());
        GoldenCases cases = new GoldenCases().add(GOLDEN.resolve(folder).normalize(), Set.of());
        return new ServletHolder(
                new SelfTestServlet(new SelfTest(tested, cases.cases(), Clock.systemUTC()), onlyFromHere));
    }

    @BeforeAll
    static void start() throws Exception {
        ServerConnector connector = new ServerConnector(SERVER);
        connector.setHost("127.0.0.1");
        SERVER.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(holder("", false), "/open");
        context.addServlet(holder("", true), "/guarded");
        context.addServlet(holder("no-such-folder", false), "/failing");
        SERVER.setHandler(context);
        SERVER.start();
        base = "http://127.0.0.1:" + connector.getLocalPort();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    @Test
    void answers200WithTheReportWhenEverythingPasses() throws Exception {
        HttpResponse<String> response = send(to("/open"));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json;charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode report = new ObjectMapper().readTree(response.body());
        assertThat(report.path("status").asText()).isEqualTo("passed");
        assertThat(report.path("failed").asInt()).isZero();
        assertThat(report.path("passed").asInt()).isEqualTo(report.path("cases").size());
        assertThat(report.path("version").asText()).isEqualTo("1.2.3");
        assertThat(report.path("rules")).hasSize(1);
    }

    @Test
    void answers503WhenNotEverythingPasses() throws Exception {
        HttpResponse<String> response = send(to("/failing"));
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("\"status\":\"failed\"");
    }

    @Test
    void takesGetOnly() throws Exception {
        HttpResponse<String> response = send(to("/open").POST(BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void isForCallersOnThisMachineWhereClientsAreKnown() throws Exception {
        assertThat(send(to("/guarded")).statusCode()).isEqualTo(200);
        for (String header : List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")) {
            HttpResponse<String> response = send(to("/guarded").header(header, "127.0.0.1"));
            assertThat(response.statusCode()).as(header).isEqualTo(403);
            assertThat(response.body()).doesNotContain("code-not-billable");
        }
    }
}
