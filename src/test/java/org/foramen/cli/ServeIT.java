package org.foramen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar from outside: its line, its answers, its refusals and its end. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServeIT {

    private static final String LOOKUP =
            "/fhir/CodeSystem/$lookup?system=http://hl7.org/fhir/sid/icd-10-cm&code=M99.74";
    private static final String DISPLAY =
            "Connective tissue and disc stenosis of intervertebral foramina of sacral region";

    private final RunningJar server = start();

    private static RunningJar start() {
        try {
            return RunningJar.start(RunningJar.ownJava());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    void isHealthy() throws Exception {
        assertThat(server.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void answersEveryAddressOfItsLine() throws Exception {
        assertAnswers(server);
    }

    @Test
    void runsOnTheNewestJavaToo() throws Exception {
        List<Path> javas = RunningJar.javasBeside("25");
        Assumptions.assumeFalse(javas.isEmpty(), "No JDK 25 beside this one");
        try (RunningJar other = RunningJar.start(javas.get(0))) {
            assertAnswers(other);
            other.terminate();
            assertThat(other.exitCode()).isEqualTo(143);
        }
    }

    private static void assertAnswers(RunningJar server) throws Exception {
        assertThat(server.line()).startsWith("Foramen ").doesNotContain("development");
        assertThat(server.get("/").body()).contains("<h1>Foramen</h1>").contains("m99-sacral-or-pelvic");
        assertThat(server.get("/fhir/metadata").body()).contains("\"resourceType\":\"CapabilityStatement\"");
        assertThat(server.get("/fhir/metadata", "Accept", "application/fhir+xml")
                        .body())
                .contains("<CapabilityStatement");
        assertThat(server.get(LOOKUP).body()).contains(DISPLAY);
        assertThat(server.get(LOOKUP, "Accept", "application/fhir+xml").body()).contains(DISPLAY);
        assertThat(server.get("/fhir/ValueSet/m99-all").statusCode()).isEqualTo(200);
        assertThat(server.get("/cds-services").body()).contains("\"m99-problem-list\"");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /fhir/Nothing, 404",
        "GET, /fhir/CodeSystem/nothing, 404",
        "GET, /fhir/CodeSystem/$nothing, 404",
        "GET, /cds-services/nothing, 404",
        "TRACE, /fhir/metadata, 405",
        "TRACE, /, 405",
    })
    void refusesWhatIsNotThere(String method, String path, int status) throws Exception {
        HttpResponse<String> response = server.send(server.request(path).method(method, BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(status);
        if (!path.equals("/nothing")) {
            assertThat(response.body()).contains("\"resourceType\":\"OperationOutcome\"");
        }
    }

    @Test
    void refusesABodyOfTwentyMegabytesAnnouncedOrNot() throws Exception {
        byte[] body = new byte[20_000_000];
        for (String path : List.of("/fhir/CodeSystem/$lookup", "/cds-services/m99-problem-list")) {
            HttpResponse<String> announced = server.send(server.request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)));
            HttpResponse<String> chunked = server.send(server.request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
            assertThat(List.of(announced, chunked)).allSatisfy(response -> {
                assertThat(response.statusCode()).isEqualTo(413);
                assertThat(response.body()).contains("OperationOutcome").contains("too-long");
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"text/turtle, 415", "text/plain, 415", "application/json, 400"})
    void refusesABodyThatIsNotFhir(String type, int status) throws Exception {
        HttpResponse<String> response = server.send(server.request("/fhir/CodeSystem/$lookup")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("not a resource")));
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("OperationOutcome");
    }

    @Test
    void testsItself() throws Exception {
        HttpResponse<String> report = server.get("/self-test");
        assertThat(report.body()).contains("\"status\":\"passed\"", "PlanDefinition/code-not-billable|", "icd-10-cm|");
        assertThat(report.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesToWriteTurtle() throws Exception {
        assertThat(server.get("/fhir/metadata", "Accept", "text/turtle").statusCode())
                .isEqualTo(406);
        assertThat(server.get("/fhir/metadata?_format=ttl").statusCode()).isEqualTo(406);
    }

    @Test
    void tellsNothingOfWhatItIsBuiltWith() throws Exception {
        assertThat(server.get("/fhir/CodeSystem/icd-10-cm").headers().map())
                .doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void finishesARequestUnderWayWhenItIsTold() throws Exception {
        byte[] body =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"system\",\"valueUri\":\"http://hl7.org/fhir/sid/icd-10-cm\"},{\"name\":\"code\",\"valueCode\":\"M99.74\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
        try (RunningJar other = RunningJar.start(RunningJar.ownJava());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), other.port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /fhir/CodeSystem/$lookup HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/fhir+json\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, 20);
            out.flush();
            Thread.sleep(500);
            other.terminate();
            Thread.sleep(500);
            out.write(body, 20, body.length - 20);
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200").contains(DISPLAY);
            assertThat(other.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        RunningJar.Ended ended = RunningJar.run("serve", "--port", String.valueOf(server.port()));
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("foramen: Cannot listen on 127.0.0.1:" + server.port() + ": Address already in use.");
    }

    @Test
    void refusesAFolderThatAnotherServerHas() throws Exception {
        RunningJar.Ended ended =
                RunningJar.run("serve", "--port", "0", "--data", server.data().toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .startsWith("foramen: The folder " + server.data() + " is in use.");
    }
}
