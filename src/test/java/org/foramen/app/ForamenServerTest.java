package org.foramen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.foramen.app.edge.ArtefactPages;
import org.foramen.app.settings.Settings;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.web.Artefact;
import org.foramen.web.ArtefactPage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge of HTTP, with services behind it that only say what reached them. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForamenServerTest {

    private static final int MAX_BODY = 100_000;
    private static final CountDownLatch entered = new CountDownLatch(1);
    private static final CountDownLatch mayLeave = new CountDownLatch(1);
    private static final CountDownLatch closed = new CountDownLatch(1);
    private static final HttpClient client = HttpClient.newHttpClient();

    private final ForamenServer server = start();

    private static ForamenServer start() {
        return ForamenServer.start(
                Settings.read(null, Map.of(), Map.of("port", "0", "max-body-bytes", String.valueOf(MAX_BODY)))
                        .server(),
                ForamenServerTest::services);
    }

    @BeforeAll
    void isUp() throws Exception {
        assertThat(get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @AfterAll
    void stop() {
        server.close();
        assertThat(closed.getCount()).isZero();
    }

    @Test
    void servesTheStartPageUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Foramen</h1>").contains("All of M99");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    /** A browser gets a page for people at a resource's own address, everybody else the resource. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'; ; true",
                "text/html; ; true",
                "application/fhir+json; _format=html; true",
                "application/fhir+json; _format=text/html; true",
                "*/*; ; false",
                "'application/fhir+json, text/html;q=0.9'; ; false",
                "application/fhir+xml; ; false",
                "text/html; _format=json; false"
            })
    void servesThePageOfAResourceToWhoPrefersHtml(String accept, @Nullable String query, boolean page)
            throws Exception {
        String path = "/fhir/PlanDefinition/m99" + (query == null ? "" : "?" + query);
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).header("Accept", accept));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept");
        assertThat(answer.headers().firstValue("Content-Security-Policy").isPresent())
                .isEqualTo(page);
        assertThat(answer.body()).contains(page ? "<h1>All of M99</h1>" : "fhir GET");
    }

    @Test
    void noOtherAddressBelowFhirHasAPage() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri("/fhir/PlanDefinition/other"))
                                .header("Accept", "text/html"))
                        .body())
                .startsWith("fhir GET");
        assertThat(post("/fhir/PlanDefinition/m99?_format=html", "application/json", BodyPublishers.ofString("{}"))
                        .body())
                .startsWith("fhir POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/fhir/CodeSystem?name=%ZZ", "/nope?x=%", "/health?%GG=1"})
    void refusesEscapesThatStandForNothing(String path) throws Exception {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome")
                .contains("%25");
    }

    @Test
    void refusesAFormWithAnEscapeThatStandsForNothing() throws Exception {
        HttpResponse<String> answer = post(
                "/fhir/CodeSystem/_search", "application/x-www-form-urlencoded", BodyPublishers.ofString("name=%ZZ"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OperationOutcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/index.html", "/fhirx", "/health/x"})
    void answersUnknownAddressesWithAPage(String path) throws Exception {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing at this address");
    }

    @ParameterizedTest
    @CsvSource({"TRACE, /fhir", "TRACE, /", "BREW, /", "POST, /", "DELETE, /health"})
    void refusesMethodsThatAnAddressDoesNotKnow(String method, String path) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.body()).contains("\"resourceType\":\"OperationOutcome\"");
    }

    @Test
    void theFastFrontSeesARequestBeforeTheServlet() throws Exception {
        assertThat(get("/fhir/fast").body()).isEqualTo("fast");
        assertThat(get("/fhir/slow").body()).startsWith("fhir GET");
        assertThat(get("/cds-services").body()).startsWith("cds GET");
        assertThat(get("/cds-services/one").body()).startsWith("cds GET");
    }

    @Test
    void handsOnABodyUpToTheBound() throws Exception {
        String body = "x".repeat(MAX_BODY);
        assertThat(post("/fhir", "application/fhir+json", BodyPublishers.ofString(body))
                        .body())
                .isEqualTo("fhir POST " + MAX_BODY + " " + MAX_BODY);
        assertThat(post("/fhir", "application/fhir+json", chunked(MAX_BODY)).body())
                .isEqualTo("fhir POST " + MAX_BODY + " " + MAX_BODY);
    }

    @ParameterizedTest
    @ValueSource(ints = {MAX_BODY + 1, 20_000_000})
    void refusesALongerBodyAnnouncedOrNot(int length) throws Exception {
        HttpResponse<String> announced =
                post("/fhir", "application/fhir+json", BodyPublishers.ofByteArray(new byte[length]));
        HttpResponse<String> chunked = post("/cds-services/x", "application/json", chunked(length));
        for (HttpResponse<String> response : List.of(announced, chunked)) {
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).contains("OperationOutcome").contains("too-long");
        }
    }

    @Test
    void readsFormParameters() throws Exception {
        HttpResponse<String> response =
                post("/fhir/form?a=1", "application/x-www-form-urlencoded", BodyPublishers.ofString("b=2&c=%C3%A9"));
        assertThat(response.body()).isEqualTo("fhir a=1 b=2 c=é");
    }

    @Test
    void unpacksGzipWithinTheBound() throws Exception {
        assertThat(gzipped(MAX_BODY).body()).isEqualTo("fhir POST " + MAX_BODY + " " + MAX_BODY);
        assertThat(gzipped(MAX_BODY + 1).statusCode()).isEqualTo(413);
        HttpResponse<String> broken = send(HttpRequest.newBuilder(uri("/fhir"))
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("not gzip")));
        assertThat(broken.statusCode()).isEqualTo(400);
        HttpResponse<String> unknown = send(HttpRequest.newBuilder(uri("/fhir"))
                .header("Content-Encoding", "br")
                .POST(BodyPublishers.ofString("?")));
        assertThat(unknown.statusCode()).isEqualTo(415);
        assertThat(unknown.headers().firstValue("Accept-Encoding")).hasValue("gzip");
    }

    @Test
    void refusesRepresentationsThatItDoesNotHave() throws Exception {
        assertThat(post("/fhir", "text/turtle", BodyPublishers.ofString("@prefix"))
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/fhir", "application/fhir+turtle", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(415);
        assertThat(get("/fhir/slow?_format=text/turtle").statusCode()).isEqualTo(406);
        assertThat(get("/fhir/slow?%5fformat=ttl").statusCode()).isEqualTo(406);
        HttpResponse<String> xml = send(HttpRequest.newBuilder(uri("/fhir")).header("Accept", "text/turtle;q=0.9"));
        assertThat(xml.statusCode()).isEqualTo(406);
        HttpResponse<String> both = send(HttpRequest.newBuilder(uri("/fhir/accept"))
                .header("Accept", "text/turtle, application/fhir+xml;q=0.5"));
        assertThat(both.body()).isEqualTo("fhir application/fhir+xml;q=0.5");
    }

    @Test
    void hidesAFault() throws Exception {
        HttpResponse<String> response = get("/fhir/fault");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("\"code\":\"exception\"").doesNotContain("secret");
    }

    @Test
    void speaksXmlToWhoWantsOnlyXml() throws Exception {
        HttpResponse<String> response =
                send(HttpRequest.newBuilder(uri("/fhir/fault")).header("Accept", "application/fhir+xml"));
        assertThat(response.body()).startsWith("<OperationOutcome xmlns=\"http://hl7.org/fhir\">");
    }

    @Test
    void refusesWhatIsNotHttpOrTooLong() throws Exception {
        assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(70_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("OperationOutcome");
        assertThat(raw("GET /fhir/..%2f..%2fetc HTTP/1.1\r\nHost: x\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void answersAtOnceWhenTheSenderWaitsToBeTold() throws Exception {
        assertThat(raw("POST /fhir HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 20000000\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void finishesWhatIsUnderWayWhenItStops() throws Exception {
        ForamenServer other = start();
        CompletableFuture<HttpResponse<String>> underWay = client.sendAsync(
                HttpRequest.newBuilder(URI.create(other.address() + "/fhir/wait"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        int port = other.port();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(other::close);
        Thread.sleep(200);
        assertThat(stopped).isNotDone();
        mayLeave.countDown();
        assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("fhir waited");
        assertThat(stopped.thenApply(done -> "stopped").get(10, TimeUnit.SECONDS))
                .isEqualTo("stopped");
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        Map<String, String> flags = Map.of("port", String.valueOf(server.port()));
        assertThatThrownBy(() ->
                        ForamenServer.start(Settings.read(null, Map.of(), flags).server(), ForamenServerTest::services))
                .isInstanceOfSatisfying(StartFailure.class, failure -> assertThat(failure.lines())
                        .singleElement()
                        .asString()
                        .contains("127.0.0.1:" + server.port() + ": Address already in use"));
    }

    @Test
    void passesOnWhatKeepsTheServicesFromStarting() {
        StartFailure wrong = new StartFailure(List.of("ValueSet/x.json: no"));
        assertThatThrownBy(() -> ForamenServer.start(
                        Settings.read(null, Map.of(), Map.of("port", "0")).server(), () -> {
                            throw wrong;
                        }))
                .isSameAs(wrong);
    }

    private static Services services() {
        Filter fast = (request, response, chain) -> {
            if (((HttpServletRequest) request).getRequestURI().equals("/fhir/fast")) {
                response.getWriter().write("fast");
            } else {
                chain.doFilter(request, response);
            }
        };
        return new Services(
                fast,
                new Echo("fhir"),
                new Services.CdsFront(new Echo("cds"), new Echo("figures"), null, List.of()),
                new Echo("self-test"),
                new ArtefactPages(
                        "/fhir",
                        List.of(new Artefact(
                                "PlanDefinition", "m99", "All of M99", "http://example.org/m99", null, List.of())),
                        new ArtefactPage(new Catalogue(List.of(), List.of(), List.of()))),
                closed::countDown);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body));
    }

    private HttpResponse<String> gzipped(int length) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[length]);
        }
        return send(HttpRequest.newBuilder(uri("/fhir"))
                .header("Content-Encoding", "gzip")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    private static BodyPublisher chunked(int length) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length]));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(
                request.version(HttpClient.Version.HTTP_1_1)
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private URI uri(String path) {
        return URI.create(server.address() + path);
    }

    /** Says what reached it. */
    private static final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private final String name;

        Echo(String name) {
            this.name = name;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain;charset=utf-8");
            String said =
                    switch (String.valueOf(request.getPathInfo())) {
                        case "/fault" -> throw new IllegalStateException("secret");
                        case "/accept" -> request.getHeader("Accept");
                        case "/wait" -> waited();
                        case "/form" ->
                            "a=" + request.getParameter("a") + " b=" + request.getParameter("b") + " c="
                                    + request.getParameter("c");
                        default ->
                            request.getMethod() + " " + request.getContentLengthLong() + " "
                                    + request.getInputStream().readAllBytes().length;
                    };
            response.getWriter().write(name + " " + said);
        }

        private static String waited() {
            entered.countDown();
            try {
                return mayLeave.await(20, TimeUnit.SECONDS) ? "waited" : "gave up";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }
    }
}
