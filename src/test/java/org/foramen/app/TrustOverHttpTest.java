package org.foramen.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.foramen.app.settings.Settings;
import org.foramen.security.TokenDraft;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server with a client that is known by its tokens, as the client's security team would meet it. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrustOverHttpTest {

    private static final String SERVICE = "/cds-services/m99-problem-list";
    private static final String APP = "https://app.example.org";
    private static final String CALL = """
            {"hook": "problem-list-item-create", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/1", "patientId": "p-1", "conditions": {"resourceType": "Bundle",
              "entry": [{"resource": {"resourceType": "Condition", "id": "c-3", "code": {"coding": [
                {"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M99.7"}]}}}]}}}""";

    private static final ECKey ELLIPTIC = TokenDraft.ellipticKey("elliptic");
    private static final RSAKey RSA = TokenDraft.rsaKey("rsa", 3072);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path folder = temporary();
    private final List<String> secrets = new ArrayList<>();
    private ForamenServer server = start();
    private LogLines log = LogLines.everywhere();

    private static Path temporary() {
        try {
            return Files.createTempDirectory("trust");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private ForamenServer start() {
        try {
            Files.writeString(folder.resolve("keys.json"), TokenDraft.keySet(ELLIPTIC, RSA));
            Path clients = Files.writeString(folder.resolve("clients.json"), """
                    {"clients": [{"id": "clinic",
                      "trust": {"issuer": "%s", "jwks": "keys.json", "tenants": ["north"]},
                      "fhirServers": [{"origin": "http://127.0.0.1:1"}],
                      "origins": ["%s"]}]}""".formatted(TokenDraft.ISSUER, APP));
            Map<String, String> flags = new HashMap<>();
            flags.put("port", "0");
            flags.put("data", folder.resolve("data").toString());
            flags.put("cds-clients", clients.toString());
            Settings settings = Settings.read(null, Map.of(), flags);
            return ForamenServer.start(settings.server(), () -> Wiring.services(settings, Clock.systemUTC()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeAll
    void isUp() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    @AfterAll
    void stopAndReadTheLog() {
        server.close();
        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(log.lines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
        assertThat(log.lines()).noneMatch(line -> line.contains("p-1") || line.contains(TokenDraft.ISSUER));
        log.close();
    }

    private TokenDraft draft(String path) {
        return TokenDraft.of(ELLIPTIC, server.address() + path, Instant.now()).claim("tenant", "north");
    }

    private String token(TokenDraft draft) {
        String token = draft.text();
        secrets.add(token);
        secrets.add(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
        return token;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String... headers) throws Exception {
        HttpRequest.Builder request = to(SERVICE).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.POST(BodyPublishers.ofString(CALL)).build(), BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> response, int status, String challenge) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValueSatisfying(value -> assertThat(value)
                .startsWith("Bearer realm=\"cds-services\"")
                .contains(challenge));
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.body()).contains("OperationOutcome").doesNotContain("eyJ", TokenDraft.ISSUER, "org.");
    }

    @Test
    void row176_aCallWithATokenIsAnswered() throws Exception {
        HttpResponse<String> response = call("Authorization", "Bearer " + token(draft(SERVICE)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).contains("\"cards\":[{");
        String rsa = TokenDraft.of(RSA, server.address() + SERVICE, Instant.now())
                .claim("tenant", "north")
                .text();
        assertThat(call("Authorization", "bearer " + rsa).statusCode()).isEqualTo(200);
    }

    @Test
    void aCallThatWaitsForAnotherServerIsAnsweredToo() throws Exception {
        String path = "/cds-services/m99-patient-view";
        String secret = "access-token-of-the-ehr";
        secrets.add(secret);
        HttpRequest request = to(path).header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token(draft(path)))
                .POST(BodyPublishers.ofString("""
                        {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
                         "fhirServer": "http://127.0.0.1:1/fhir", "fhirAuthorization": {"access_token": "%s",
                          "token_type": "Bearer", "expires_in": 300, "scope": "patient/*.rs", "subject": "foramen"},
                         "context": {"userId": "Practitioner/1", "patientId": "p-1"}}""".formatted(secret)))
                .build();
        HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(412);
        assertThat(response.body()).contains("conditions").doesNotContain(secret);
    }

    @Test
    void row177_discoveryServicesAndFeedbackAskForAToken() throws Exception {
        for (String path : List.of(
                "/cds-services",
                "/cds-services/",
                "/cds-services/nothing",
                SERVICE + "/feedback",
                "/cds-feedback/summary",
                "/cds-feedback/")) {
            assertRefused(get(path), 401, "");
        }
        HttpResponse<String> response = call();
        assertRefused(response, 401, "");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).doesNotContain("error");
        assertThat(response.body()).contains("\"login\"");
    }

    @Test
    void row177_terminologyPagesAndHealthDoNot() throws Exception {
        for (String path : List.of("/", "/health", "/fhir/metadata", "/fhir/CodeSystem/cds-topic")) {
            assertThat(get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void eachEndpointHasItsOwnAudience() throws Exception {
        assertThat(get("/cds-services", "Authorization", "Bearer " + token(draft("/cds-services")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/cds-services/", "Authorization", "Bearer " + token(draft("/cds-services")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/cds-feedback/summary", "Authorization", "Bearer " + token(draft("/cds-feedback/summary")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/cds-services/nothing", "Authorization", "Bearer " + token(draft("/cds-services/nothing")))
                        .statusCode())
                .isEqualTo(404);
        for (String other : List.of("/cds-services", SERVICE + "/", "/cds-services/m99-order-sign", "")) {
            assertRefused(call("Authorization", "Bearer " + token(draft(other))), 401, "error=\"invalid_token\"");
        }
    }

    @Test
    void whatARequestSaysItsHostIsDoesNotCount() throws Exception {
        String elsewhere = token(draft(SERVICE).claim("aud", "http://other.example.org" + SERVICE));
        String answer = raw("GET " + SERVICE + " HTTP/1.1\r\nHost: other.example.org\r\nAuthorization: Bearer "
                + elsewhere + "\r\nX-Forwarded-Host: other.example.org\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401").contains("aud");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer x",
                "Bearer a.b",
                "Bearer a.b.c.d",
                "Bearer a.b.c d",
                "Bearer \"a.b.c\"",
                "Bearer a.b.c,Bearer a.b.c",
                "Bearer a.b.c;x=y"
            })
    void aHeaderThatHoldsNoTokenIsMalformed(String header) throws Exception {
        assertRefused(call("Authorization", header), 401, "error=\"invalid_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic dXNlcjpwYXNz", "Bearera.b.c", "JWT a.b.c", "a.b.c"})
    void otherCredentialsAreNone(String header) throws Exception {
        HttpResponse<String> response = call("Authorization", header);
        assertRefused(response, 401, "");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).doesNotContain("error");
    }

    @Test
    void whatOnlyLooksLikeATokenIsRefused() throws Exception {
        assertRefused(call("Authorization", "Bearer a.b.c"), 401, "error=\"invalid_token\"");
        String unsigned = token(draft(SERVICE).header("alg", "none"));
        assertRefused(call("Authorization", "Bearer " + unsigned), 401, "error=\"invalid_token\"");
    }

    @Test
    void severalHeadersAreRefusedThoughOneBeRight() throws Exception {
        String one = token(draft(SERVICE));
        HttpResponse<String> response = call("Authorization", "Bearer " + one, "Authorization", "Bearer " + one);
        assertRefused(response, 401, "error=\"invalid_request\"");
        assertThat(call("Authorization", "Bearer " + one).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenInTheQueryOrBodyDoesNotCount() throws Exception {
        String one = token(draft(SERVICE));
        assertRefused(get(SERVICE + "?access_token=" + one), 401, "");
        HttpRequest form = to(SERVICE + "?access_token=" + one)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("access_token=" + one))
                .build();
        assertRefused(CLIENT.send(form, BodyHandlers.ofString()), 401, "");
    }

    @Test
    void anOversizedTokenIsRefused() throws Exception {
        String large = token(draft(SERVICE).claim("filler", "x".repeat(7000)));
        assertRefused(call("Authorization", "Bearer " + large), 401, "error=\"invalid_request\"");
        HttpResponse<String> huge =
                call("Authorization", "Bearer " + token(draft(SERVICE).claim("filler", "x".repeat(20_000))));
        assertThat(huge.statusCode()).isEqualTo(431);
        assertThat(huge.body()).contains("OperationOutcome").doesNotContain("eyJ");
    }

    @Test
    void aTenantThatMayNotCallIsForbidden() throws Exception {
        for (String tenant : new String[] {"south", ""}) {
            HttpResponse<String> response =
                    call("Authorization", "Bearer " + token(draft(SERVICE).claim("tenant", tenant)));
            assertRefused(response, 403, "error=\"insufficient_scope\"");
            assertThat(response.body()).contains("\"forbidden\"");
        }
    }

    @Test
    void ofManyCallsWithOneTokenOneIsAnswered() throws Exception {
        String one = token(draft(SERVICE));
        HttpRequest request = to(SERVICE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + one)
                .POST(BodyPublishers.ofString(CALL))
                .build();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(CLIENT.sendAsync(request, BodyHandlers.ofString()));
        }
        List<Integer> statuses = calls.stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    @Test
    void aTokenIsUsedUpAfterARestartToo() throws Exception {
        String id = UUID.randomUUID().toString();
        secrets.add(id);
        assertThat(call("Authorization", "Bearer " + token(draft(SERVICE).claim("jti", id)))
                        .statusCode())
                .isEqualTo(200);
        server.close();
        server = start();
        HttpResponse<String> response =
                call("Authorization", "Bearer " + token(draft(SERVICE).claim("jti", id)));
        assertRefused(response, 401, "error=\"invalid_token\"");
        assertThat(response.body()).contains("used before").doesNotContain(id);
    }

    @Test
    void aKeyThatIsTakenOutOfTheFileIsRefusedFromThenOn() throws Exception {
        Path file = folder.resolve("keys.json");
        ECKey next = TokenDraft.ellipticKey("next");
        TokenDraft draft =
                TokenDraft.of(next, server.address() + SERVICE, Instant.now()).claim("tenant", "north");
        assertRefused(call("Authorization", "Bearer " + token(draft)), 401, "kid");
        Files.writeString(file, TokenDraft.keySet(ELLIPTIC, RSA, next));
        assertThat(call("Authorization", "Bearer " + token(draft)).statusCode()).isEqualTo(200);
        Files.writeString(file, TokenDraft.keySet(RSA, next));
        assertRefused(call("Authorization", "Bearer " + token(draft(SERVICE))), 401, "kid");
        Files.writeString(file, "half a fi");
        HttpResponse<String> unknown = call("Authorization", "Bearer " + token(draft(SERVICE)));
        assertThat(unknown.statusCode()).isEqualTo(503);
        assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
        assertThat(unknown.body()).contains("\"transient\"").doesNotContain(folder.toString());
        Files.writeString(file, TokenDraft.keySet(ELLIPTIC, RSA));
        assertThat(call("Authorization", "Bearer " + token(draft(SERVICE))).statusCode())
                .isEqualTo(200);
    }

    /** What a browser sends before a page's own call, and with it. */
    private HttpResponse<String> preflight(String path, String origin, String method, String headers) throws Exception {
        HttpRequest request = to(path).method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({"/cds-services, GET", SERVICE + ", POST", SERVICE + "/feedback, POST"})
    void row208_aPageOfAKnownOriginMayCall(String path, String method) throws Exception {
        HttpResponse<String> asked = preflight(path, APP, method, "authorization,content-type");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().allValues("Access-Control-Allow-Origin")).containsExactly(APP);
        assertThat(String.join(",", asked.headers().allValues("Vary"))).containsIgnoringCase("Origin");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains(method);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("content-type");
        assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    void row208_theAnswerAndARefusalCanBeReadByThePage() throws Exception {
        HttpResponse<String> answered = call("Origin", APP, "Authorization", "Bearer " + token(draft(SERVICE)));
        assertThat(answered.statusCode()).isEqualTo(200);
        HttpResponse<String> refused = call("Origin", APP);
        assertThat(refused.statusCode()).isEqualTo(401);
        HttpResponse<String> large = CLIENT.send(
                to(SERVICE)
                        .header("Origin", APP)
                        .header("Content-Encoding", "br")
                        .POST(BodyPublishers.ofString(CALL))
                        .build(),
                BodyHandlers.ofString());
        assertThat(large.statusCode()).isEqualTo(415);
        for (HttpResponse<String> response : List.of(answered, refused, large)) {
            assertThat(response.headers().allValues("Access-Control-Allow-Origin"))
                    .containsExactly(APP);
            assertThat(String.join(",", response.headers().allValues("Vary"))).containsIgnoringCase("Origin");
            assertThat(response.headers()
                            .firstValue("Access-Control-Expose-Headers")
                            .orElse(""))
                    .contains("WWW-Authenticate");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.org",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org.evil.org",
                "https://appxexample.org",
                "https://app.example.org/",
                "null",
                "*"
            })
    void row208_otherOriginsAreToldNothing(String origin) throws Exception {
        assertThat(preflight(SERVICE, origin, "POST", "authorization").headers().map())
                .doesNotContainKeys("access-control-allow-origin", "access-control-allow-methods");
        HttpResponse<String> answered = call("Origin", origin, "Authorization", "Bearer " + token(draft(SERVICE)));
        assertThat(answered.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void row208_whatIsNotOfferedIsNotAllowed() throws Exception {
        assertThat(preflight(SERVICE, APP, "DELETE", "authorization")
                        .headers()
                        .allValues("Access-Control-Allow-Methods"))
                .noneMatch(allowed -> allowed.contains("DELETE") || allowed.contains("*"));
        assertThat(preflight(SERVICE, APP, "POST", "x-secret").headers().allValues("Access-Control-Allow-Headers"))
                .noneMatch(allowed -> allowed.contains("secret") || allowed.contains("*"));
        assertThat(preflight("/fhir/metadata", APP, "GET", "authorization")
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
