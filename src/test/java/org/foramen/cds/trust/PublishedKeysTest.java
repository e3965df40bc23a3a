package org.foramen.cds.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.security.SigningKeys;
import org.foramen.security.TokenDraft;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's own server, with good and bad answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedKeysTest {

    private static final String KEYS = TokenDraft.keySet(TokenDraft.ellipticKey("one"));

    private final OutgoingHttp http = new OutgoingHttp();
    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    void start() {
        server.createContext("/good", exchange -> answer(exchange, 200, KEYS));
        server.createContext("/missing", exchange -> answer(exchange, 404, "no such thing"));
        server.createContext("/large", exchange -> answer(exchange, 200, " ".repeat(SigningKeys.MAX_BYTES) + KEYS));
        server.createContext("/away", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://evil.example.org/jwks.json");
            answer(exchange, 302, "");
        });
        server.createContext("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.setExecutor(task -> new Thread(task).start());
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterAll
    void stop() {
        over.countDown();
        server.stop(0);
        http.close();
    }

    private PublishedKeys at(String path) {
        return new PublishedKeys(http, "http://localhost:" + server.getAddress().getPort() + path, false);
    }

    @Test
    void areFetched() throws Exception {
        assertThat(at("/good").fetch()).asString(StandardCharsets.UTF_8).isEqualTo(KEYS);
    }

    @ParameterizedTest
    @CsvSource({
        "/missing, it answers with status 404",
        "/large, it answers with more than is read",
        "/away, 'it redirects to another server, or too often'",
        "/silent, it did not answer in time",
    })
    void whatIsNoAnswerIsAFailureWithAReason(String path, String reason) {
        assertThatThrownBy(() -> at(path).fetch())
                .isInstanceOf(IOException.class)
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ehr.example.org/jwks.json",
                "http://10.0.0.1/jwks.json",
                "ftp://ehr.example.org/jwks.json",
                "file:///etc/jwks.json",
                "https://user:password@ehr.example.org/",
                "https:///jwks.json"
            })
    void anAddressThatIsNotOfHttpsIsRefusedAtOnce(String address) {
        assertThatThrownBy(() -> new PublishedKeys(http, address, true)).isInstanceOf(IllegalArgumentException.class);
    }
}
