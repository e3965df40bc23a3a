package org.foramen.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.foramen.app.settings.Settings;
import org.foramen.outgoing.LoopbackServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole server beside a FHIR server that keeps silent. */
@Timeout(120)
class HangingPeerTest {

    private static final int CALLS = 50;
    private static final String NO_PAPERS = "\"imaging\": null, \"procedures\": null, \"documents\": null";
    private static final String CALL = """
            {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "fhirServer": "%s",
             "fhirAuthorization": {"access_token": "t", "token_type": "Bearer", "expires_in": 300, "scope": "user/*.read"},
             "context": {"userId": "Practitioner/1", "patientId": "p-1"}%s}""";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aFetchThatHangsCostsTheDeadlineAndNoThread() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (LoopbackServer ehr = new LoopbackServer((asked, out) -> {
                    over.await();
                    LoopbackServer.write(out, 200, "{\"resourceType\":\"Bundle\"}");
                });
                ForamenServer server = start(ehr, "60s")) {
            String waits = CALL.formatted(ehr.address("/fhir"), ", \"prefetch\": {" + NO_PAPERS + "}");
            List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, CALLS)
                    .mapToObj(i -> client.sendAsync(post(server, waits), BodyHandlers.ofString()))
                    .toList();
            while (ehr.asked().size() < CALLS) {
                Thread.sleep(10);
            }
            String whole =
                    CALL.formatted(ehr.address("/fhir"), ", \"prefetch\": {\"conditions\": null, " + NO_PAPERS + "}");
            assertThat(client.send(post(server, whole), BodyHandlers.ofString()).body())
                    .isEqualTo("{\"cards\":[]}");
            HttpRequest health = HttpRequest.newBuilder(URI.create(server.address() + "/health"))
                    .build();
            assertThat(client.send(health, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            over.countDown();
            assertThat(waiting).allSatisfy(answer -> {
                assertThat(answer.join().statusCode()).isEqualTo(200);
                assertThat(answer.join().body()).isEqualTo("{\"cards\":[]}");
            });
        }
    }

    @Test
    void row54_answersWith412WhenTheDeadlineIsOver() throws Exception {
        try (LoopbackServer ehr = new LoopbackServer((asked, out) -> Thread.sleep(60_000));
                ForamenServer server = start(ehr, "100ms")) {
            HttpResponse<String> answer =
                    client.send(post(server, CALL.formatted(ehr.address("/fhir"), "")), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(412);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=utf-8");
            assertThat(answer.body())
                    .contains("Send the prefetch conditions")
                    .contains("the server did not answer in time")
                    .doesNotContain("127.0.0.1");
        }
    }

    private ForamenServer start(LoopbackServer ehr, String deadline) throws Exception {
        Path clients = folder.resolve("clients.json");
        Files.write(
                clients, ("{\"open\":{\"fhirServers\":[{\"origin\":\"" + ehr.address("") + "\"}]}}").getBytes(UTF_8));
        Settings settings = Settings.read(
                null,
                Map.of(),
                Map.of(
                        "port",
                        "0",
                        "max-threads",
                        "8",
                        "data",
                        folder.resolve("data").toString(),
                        "cds-clients",
                        clients.toString(),
                        "cds-fetch-deadline",
                        deadline));
        return ForamenServer.start(settings.server(), () -> Wiring.services(settings, Clock.systemUTC()));
    }

    private static HttpRequest post(ForamenServer server, String body) {
        return HttpRequest.newBuilder(URI.create(server.address() + "/cds-services/m99-patient-view"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
