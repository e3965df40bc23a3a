package org.foramen.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.outgoing.LoopbackServer.write;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.foramen.outgoing.OutgoingFailure.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetching from a second server on this machine, which does not mean well. */
@Timeout(60)
class OutgoingHttpTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final OutgoingHttp http = new OutgoingHttp();

    @AfterEach
    void stop() {
        http.close();
    }

    private static OutgoingRequest request(LoopbackServer server, String path) {
        return request(server.address(path), LONG);
    }

    private static OutgoingRequest request(URI address, Duration deadline) {
        return new OutgoingRequest(AllowedOrigin.of(address, false), address, Map.of(), 1000, deadline);
    }

    private static Reason failure(CompletableFuture<OutgoingAnswer> answer) {
        try {
            throw new AssertionError("There is an answer: " + answer.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof OutgoingFailure failure && failure.getCause() == null) {
                return failure.reason();
            }
            throw e;
        }
    }

    @Test
    void bringsTheAnswerAsItIs() {
        try (LoopbackServer server =
                new LoopbackServer((asked, out) -> write(out, 200, "text/plain", "Fön".getBytes(UTF_8)))) {
            URI address = server.address("/fhir/Condition?patient=p%7C1&_count=5");
            OutgoingAnswer answer = http.get(new OutgoingRequest(
                            AllowedOrigin.of(address, false),
                            address,
                            Map.of("Authorization", "Bearer t-1", "Accept", "application/fhir+json"),
                            1000,
                            LONG))
                    .join();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo("text/plain");
            assertThat(answer.body()).isEqualTo("Fön".getBytes(UTF_8));
            LoopbackServer.Asked asked = server.asked().get(0);
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.target()).isEqualTo("/fhir/Condition?patient=p%7C1&_count=5");
            assertThat(asked.header("Authorization")).isEqualTo("Bearer t-1");
            assertThat(asked.header("Accept")).isEqualTo("application/fhir+json");
            assertThat(asked.header("Host")).isEqualTo("127.0.0.1:" + server.port());
            assertThat(asked.header("Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304, 400, 401, 403, 404, 407, 500, 503})
    void bringsEveryStatus(int status) {
        try (LoopbackServer server = new LoopbackServer((asked, out) -> write(out, status, ""))) {
            assertThat(http.get(request(server, "/")).join().status()).isEqualTo(status);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void asksNoServerThatTheRequestIsNotFor() {
        try (LoopbackServer server = new LoopbackServer((asked, out) -> write(out, 200, "{}"))) {
            for (String other : List.of(
                    "http://127.0.0.1:" + (server.port() + 1) + "/",
                    "https://127.0.0.1:" + server.port() + "/",
                    "http://localhost:" + server.port() + "/",
                    "http://x@127.0.0.1:" + server.port() + "/")) {
                OutgoingRequest request = new OutgoingRequest(
                        AllowedOrigin.of(server.address("/"), true), URI.create(other), Map.of(), 1000, LONG);
                assertThat(failure(http.get(request))).isEqualTo(Reason.NOT_ALLOWED);
            }
            assertThat(server.asked()).isEmpty();
        }
    }

    @Test
    void givesUpAtTheDeadlineHoweverTheServerDawdles() {
        LoopbackServer.Answer trickles = (asked, out) -> {
            out.write("HTTP/1.1 200 -\r\nContent-Length: 900\r\n\r\n".getBytes(UTF_8));
            for (int i = 0; i < 900; i++) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        };
        try (LoopbackServer slow = new LoopbackServer(trickles);
                LoopbackServer silent = new LoopbackServer((asked, out) -> Thread.sleep(60_000))) {
            assertThat(failure(http.get(request(slow.address("/"), SHORT)))).isEqualTo(Reason.TIMED_OUT);
            assertThat(failure(http.get(request(silent.address("/"), SHORT)))).isEqualTo(Reason.TIMED_OUT);
        }
    }

    @Test
    void holdsNoThreadForServersThatKeepSilent() {
        try (LoopbackServer silent = new LoopbackServer((asked, out) -> Thread.sleep(60_000));
                LoopbackServer server = new LoopbackServer((asked, out) -> write(out, 200, "{}"))) {
            List<CompletableFuture<OutgoingAnswer>> waiting = IntStream.range(0, 60)
                    .mapToObj(i -> http.get(request(silent.address("/" + i), Duration.ofSeconds(3))))
                    .toList();
            assertThat(http.get(request(server, "/")).join().status()).isEqualTo(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("outgoing"))
                    .count();
            assertThat(threads).isLessThan(30);
            assertThat(waiting).allSatisfy(each -> assertThat(failure(each)).isEqualTo(Reason.TIMED_OUT));
        }
    }

    @Test
    void readsNoMoreThanItMay() throws IOException {
        byte[] large = new byte[1001];
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[50_000_000]);
        }
        LoopbackServer.Answer answer = (asked, out) -> {
            switch (asked.target()) {
                case "/announced" -> write(out, 200, "text/plain", large);
                case "/endless" -> {
                    out.write("HTTP/1.1 200 -\r\n\r\n".getBytes(UTF_8));
                    while (true) {
                        out.write(large);
                    }
                }
                case "/chunked" -> {
                    out.write("HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n".getBytes(UTF_8));
                    out.write(large);
                    out.write("\r\n0\r\n\r\n".getBytes(UTF_8));
                }
                default -> write(out, 200, "text/plain", bomb.toByteArray(), "Content-Encoding: gzip");
            }
        };
        try (LoopbackServer server = new LoopbackServer(answer)) {
            for (String path : List.of("/announced", "/endless", "/chunked", "/bomb")) {
                assertThat(failure(http.get(request(server, path)))).as(path).isEqualTo(Reason.TOO_LARGE);
            }
        }
    }

    @Test
    void unpacksWhatIsPacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"a\":1}".getBytes(UTF_8));
        }
        try (LoopbackServer server = new LoopbackServer(
                (asked, out) -> write(out, 200, "application/json", packed.toByteArray(), "Content-Encoding: gzip"))) {
            assertThat(http.get(request(server, "/")).join().body()).isEqualTo("{\"a\":1}".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 -\r\nContent-Length: 10\r\n\r\nhalf",
                "HTTP/1.1 200 -\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 -\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nhalf",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "HTTP/1.1 200 -\r\nContent-Le"
            })
    void tellsThatAnAnswerIsBroken(String bytes) {
        try (LoopbackServer server = new LoopbackServer((asked, out) -> out.write(bytes.getBytes(UTF_8)))) {
            assertThat(failure(http.get(request(server, "/")))).isEqualTo(Reason.BROKEN);
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(2);
        }
    }

    @Test
    void asksOnceMoreWhenTheServerHangsUpBeforeItAnswers() {
        AtomicInteger times = new AtomicInteger();
        LoopbackServer.Answer second = (asked, out) -> {
            if (times.getAndIncrement() > 0) {
                write(out, 200, "{}");
            }
        };
        try (LoopbackServer server = new LoopbackServer(second)) {
            assertThat(http.get(request(server, "/")).join().status()).isEqualTo(200);
        }
    }

    @Test
    void tellsThatAServerCannotBeReached() {
        URI gone;
        try (LoopbackServer server = new LoopbackServer((asked, out) -> {})) {
            gone = server.address("/");
        }
        assertThat(failure(http.get(request(gone, LONG)))).isEqualTo(Reason.UNREACHABLE);
        try (OutgoingHttp nameless = new OutgoingHttp(host -> {
            throw new UnknownHostException(host);
        })) {
            assertThat(failure(nameless.get(request(URI.create("http://ehr.test/"), LONG))))
                    .isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void followsFewRedirectionsAndNoneToAnotherOrigin() {
        try (LoopbackServer other = new LoopbackServer((asked, out) -> write(out, 200, "{}"));
                LoopbackServer server = new LoopbackServer((asked, out) -> {
                    switch (asked.target()) {
                        case "/here" -> write(out, 200, "{}");
                        case "/moved" -> write(out, 301, "", "Location: /here");
                        case "/away" -> write(out, 307, "", "Location: " + other.address("/"));
                        case "/nowhere" -> write(out, 302, "", "Location: http://[");
                        default -> write(out, 308, "", "Location: /ring");
                    }
                })) {
            assertThat(http.get(request(server, "/moved")).join().status()).isEqualTo(200);
            for (String path : List.of("/away", "/nowhere", "/ring")) {
                assertThat(failure(http.get(request(server, path)))).as(path).isEqualTo(Reason.REDIRECTS);
            }
            assertThat(other.asked()).isEmpty();
            assertThat(server.asked()).hasSizeLessThan(10);
        }
    }

    @Test
    void aNameLeadsToAPrivateAddressOnlyWhereThatWasAllowed() {
        AtomicInteger lookups = new AtomicInteger();
        try (LoopbackServer server = new LoopbackServer((asked, out) -> write(out, 200, "{}"));
                OutgoingHttp named = new OutgoingHttp(host -> {
                    lookups.incrementAndGet();
                    return new InetAddress[] {InetAddress.getByName("169.254.169.254"), InetAddress.getLoopbackAddress()
                    };
                })) {
            URI address = URI.create("http://ehr.test:" + server.port() + "/fhir");
            AllowedOrigin inside = AllowedOrigin.of(address, true);
            assertThat(named.get(new OutgoingRequest(inside, address, Map.of(), 1000, LONG))
                            .join()
                            .status())
                    .isEqualTo(200);
            assertThat(server.asked().get(0).header("Host")).isEqualTo("ehr.test:" + server.port());
            assertThat(lookups)
                    .as("looked up once, for the check and the connection")
                    .hasValue(1);
            assertThat(failure(named.get(request(address, LONG)))).isEqualTo(Reason.NOT_PUBLIC);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void usesNoProxyOfTheEnvironment() {
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "1");
        System.setProperty("http.nonProxyHosts", "");
        try (LoopbackServer server = new LoopbackServer((asked, out) -> write(out, 200, "{}"))) {
            assertThat(http.get(request(server, "/")).join().status()).isEqualTo(200);
        } finally {
            List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts").forEach(System::clearProperty);
        }
    }

    @Test
    void fetchesNothingOnceItIsClosed() {
        try (LoopbackServer server = new LoopbackServer((asked, out) -> Thread.sleep(60_000))) {
            CompletableFuture<OutgoingAnswer> underWay = http.get(request(server, "/"));
            http.close();
            assertThatThrownBy(underWay::join).isInstanceOf(CompletionException.class);
            assertThat(failure(http.get(request(server, "/")))).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void neitherRequestNorAnswerTellsWhatItHolds() {
        URI address = URI.create("https://ehr.test/Patient/jane");
        Map<String, String> headers = Map.of("Authorization", "Bearer secret");
        AllowedOrigin origin = AllowedOrigin.of(address, false);
        assertThat(new OutgoingRequest(origin, address, headers, 1, LONG).toString())
                .doesNotContain("jane")
                .doesNotContain("secret");
        assertThat(new OutgoingAnswer(200, null, "jane".getBytes(UTF_8)).toString())
                .doesNotContain("jane");
        assertThatThrownBy(() ->
                        new OutgoingRequest(origin, address, Map.of("Authorization", "Bearer secret\r\nX: y"), 1, LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}
