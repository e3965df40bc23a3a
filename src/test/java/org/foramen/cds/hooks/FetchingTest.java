package org.foramen.cds.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.topics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.outgoing.LoopbackServer;
import org.foramen.outgoing.LoopbackServer.Answer;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What the prefetch lacks is fetched from a second server on this machine, which plays the client's FHIR server. */
@Timeout(120)
class FetchingTest {

    private static final String REPORTED = "/extension/org.foramen.unevaluated/rules/0/reason";
    private static final String TOKEN = "eyJhbGciOiJub25l.s3cr3t-t0ken";
    private static final Answer SILENT = (asked, out) -> Thread.sleep(60_000);

    private static Answer json(String body) {
        return (asked, out) -> LoopbackServer.write(out, 200, body.replace('\'', '"'));
    }

    private static String page(String bundle, String next) {
        return bundle.replace("'type'", "'link':[{'relation':'next','url':'" + next + "'}],'type'");
    }

    /** A call that names the server, with a token for it. */
    private static ObjectNode from(LoopbackServer ehr, ObjectNode request) {
        request.put("fhirServer", ehr.address("/fhir").toString());
        request.putObject("fhirAuthorization")
                .put("access_token", TOKEN)
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "user/*.read")
                .put("subject", "foramen");
        return request;
    }

    private static ObjectNode newM99() {
        return CallDraft.problemList(bundle(M99_74), "");
    }

    private static JsonNode answer(LoopbackServer ehr, ObjectNode request) {
        return CallDraft.fetchAndCall(request, ehr.address(""));
    }

    @Test
    void row34_judgesWhatItFetchesAsIfItHadBeenSent() {
        try (LoopbackServer ehr = new LoopbackServer(json(bundle(M51_17)))) {
            JsonNode fetched = answer(ehr, from(ehr, newM99()));
            JsonNode sent = CallDraft.call(
                    "m99-problem-list", CallDraft.problemList(bundle(M99_74), "{'conditions':" + bundle(M51_17) + "}"));
            assertThat(topics(fetched)).isEqualTo("definitive-diagnosis-first");
            assertThat(fetched.toString()).isEqualTo(sent.toString());
            assertThat(ehr.asked()).hasSize(1);
            assertThat(ehr.asked().get(0).target()).isEqualTo("/fhir/Condition?patient=p-1");
            assertThat(ehr.asked().get(0).header("Accept")).isEqualTo("application/fhir+json");
        }
    }

    static Stream<Path> goldenRequests() throws IOException {
        return GoldenCardsTest.requests().stream()
                .filter(file -> conditions(file).isObject());
    }

    private static JsonNode conditions(Path request) {
        try {
            return CallDraft.JSON
                    .readTree(Files.readString(request))
                    .path("prefetch")
                    .path("conditions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("goldenRequests")
    void row34_givesTheSameCardsToEveryGoldenCall(Path file) throws IOException {
        ObjectNode sent = (ObjectNode) CallDraft.JSON.readTree(Files.readString(file));
        JsonNode conditions = conditions(file);
        try (LoopbackServer ehr =
                new LoopbackServer((asked, out) -> LoopbackServer.write(out, 200, conditions.toString()))) {
            ObjectNode lacking = sent.deepCopy();
            ((ObjectNode) lacking.path("prefetch")).remove("conditions");
            assertThat(answer(ehr, from(ehr, lacking)).toString())
                    .isEqualTo(CallDraft.fetchAndCall(sent, ehr.address("")).toString());
            assertThat(ehr.asked()).hasSize(1);
        }
    }

    @Test
    void row61_presentsTheTokenWithEachCall() {
        try (LoopbackServer ehr = new LoopbackServer((asked, out) -> LoopbackServer.write(
                out,
                200,
                (asked.target().contains("page") ? bundle(M51_17) : page(bundle(M99_7), "/fhir?page=2&code=a|b"))
                        .replace('\'', '"')))) {
            assertThat(topics(answer(ehr, from(ehr, newM99())))).contains("definitive-diagnosis-first");
            assertThat(ehr.asked()).hasSize(2).allSatisfy(asked -> assertThat(asked.header("Authorization"))
                    .isEqualTo("Bearer " + TOKEN));
            assertThat(ehr.asked().get(1).target()).isEqualTo("/fhir?page=2&code=a%7Cb");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; there is no fhirAuthorization",
                "{'access_token':'t'}; token_type of fhirAuthorization is not Bearer",
                "{'access_token':'t','token_type':'DPoP'}; token_type of fhirAuthorization is not Bearer",
                "{'access_token':'t','token_type':'bearer','expires_in':0}; has expired",
                "{'access_token':'t','token_type':'Bearer','patient':'p-2'}; is for another patient",
                "{'access_token':'t','token_type':'Bearer','scope':'patient/Patient.read'}; does not cover Condition"
            })
    void row61_asksNothingWithoutAValidToken(String authorization, String why) {
        try (LoopbackServer ehr = new LoopbackServer(json(bundle(M51_17)))) {
            ObjectNode request = newM99().put("fhirServer", ehr.address("/fhir").toString());
            if (!authorization.equals("{}")) {
                request.set("fhirAuthorization", CallDraft.read(authorization));
            }
            JsonNode answer = answer(ehr, request);
            assertThat(answer.path("cards")).isEmpty();
            assertThat(answer.at(REPORTED).asText())
                    .startsWith("The prefetch key conditions was not sent, and cannot be fetched: ")
                    .contains(why);
            assertThat(ehr.asked()).isEmpty();
        }
    }

    @Test
    void row60_asksNoServerThatWasNotAgreedOn() {
        try (LoopbackServer ehr = new LoopbackServer(json(bundle(M51_17)));
                LoopbackServer agreed = new LoopbackServer(json("{}"))) {
            JsonNode answer = CallDraft.fetchAndCall(from(ehr, newM99()), agreed.address(""));
            assertThat(answer.at(REPORTED).asText())
                    .contains("the fhirServer is not on the list")
                    .doesNotContain(String.valueOf(ehr.port()));
            assertThat(ehr.asked()).isEmpty();
            assertThat(agreed.asked()).isEmpty();
        }
    }

    @Test
    void row60_asksOnlyForWhatWasNotSentAndIsJudged() {
        try (LoopbackServer ehr = new LoopbackServer(json(bundle(M51_17)))) {
            for (String prefetch : List.of("{'conditions':null}", "{'conditions':" + bundle(M51_17) + "}")) {
                JsonNode answer = answer(ehr, from(ehr, CallDraft.problemList(bundle(M99_74), prefetch)));
                assertThat(answer.path("extension")
                                .path("org.foramen.unevaluated")
                                .isMissingNode())
                        .isTrue();
            }
            assertThat(ehr.asked()).isEmpty();
        }
    }

    @Test
    void row54_asksForThePrefetchWhenTheServerCannotBeHadEither() {
        try (LoopbackServer ehr = new LoopbackServer((asked, out) -> LoopbackServer.write(out, 403, "{}"))) {
            assertThatThrownBy(() -> answer(ehr, from(ehr, CallDraft.patientView(""))))
                    .isInstanceOf(PrefetchNeeded.class)
                    .hasMessageContaining("Send the prefetch conditions")
                    .hasMessageContaining("the server answered 403");
            assertThatThrownBy(() ->
                            CallDraft.fetchAndCall(from(ehr, CallDraft.patientView("")), URI.create("https://x.test")))
                    .isInstanceOf(PrefetchNeeded.class)
                    .hasMessageContaining("the fhirServer is not on the list")
                    .hasMessageNotContaining(TOKEN);
        }
    }

    @Test
    void row54_judgesTheRecordThatItFetches() {
        try (LoopbackServer ehr = new LoopbackServer(json(bundle(M99_7)))) {
            assertThat(topics(answer(ehr, from(ehr, CallDraft.patientView("")))))
                    .isEqualTo("code-not-billable");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, the server answered 401",
        "403, the server answered 403",
        "404, the server answered 404",
        "410, the server answered 410",
        "500, the server answered 500",
        "204, the server answered 204",
        "304, the server answered 304"
    })
    void row54_tellsWhatTheServerAnswered(int status, String why) {
        String outcome = "{'resourceType':'OperationOutcome','issue':[{'diagnostics':'Jane Roe'}]}";
        try (LoopbackServer ehr = new LoopbackServer(
                (asked, out) -> LoopbackServer.write(out, status, status == 204 || status == 304 ? "" : outcome))) {
            JsonNode answer = answer(ehr, from(ehr, newM99()));
            assertThat(answer.at(REPORTED).asText()).endsWith("cannot be fetched: " + why + ".");
            assertThat(answer.toString()).doesNotContain("Jane").doesNotContain(TOKEN);
        }
    }

    static Stream<List<Object>> lies() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[20_000_000]);
        }
        String outcome = "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'processing'}]}";
        return Stream.of(
                List.of("not JSON", json("{'resourceType':'Bun"), "something that is not JSON"),
                List.of("XML", json("<Bundle xmlns='http://hl7.org/fhir'/>"), "something that is not JSON"),
                List.of("nothing", json(""), "not a page of resources"),
                List.of("an array", json("[]"), "not a page of resources"),
                List.of(
                        "cut off",
                        (Answer) (asked, out) ->
                                out.write("HTTP/1.1 200 -\r\nContent-Length: 900\r\n\r\n{".getBytes(UTF_8)),
                        "breaks off"),
                List.of(
                        "too much",
                        (Answer) (asked, out) -> LoopbackServer.write(out, 200, "text/plain", new byte[1_000_001]),
                        "more than is read"),
                List.of(
                        "a bomb",
                        (Answer) (asked, out) -> LoopbackServer.write(
                                out, 200, "text/plain", bomb.toByteArray(), "Content-Encoding: gzip"),
                        "more than is read"),
                List.of("an outcome", json(outcome), "The FHIR server reported an error"),
                List.of("an outcome in a Bundle", json(bundle(outcome)), "The FHIR server reported an error"),
                List.of("another type", json("{'resourceType':'Patient','id':'p-1'}"), "holds something else"),
                List.of("no type", json("{'a':1}"), "cannot be read"),
                List.of("counted only", json("{'resourceType':'Bundle','total':3}"), "counts resources"),
                List.of(
                        "elsewhere",
                        (Answer) (asked, out) -> LoopbackServer.write(out, 302, "", "Location: http://127.0.0.1:1/"),
                        "redirects"));
    }

    @ParameterizedTest
    @MethodSource("lies")
    void row52_tellsWhatIsWrongWithWhatItFetched(List<Object> lie) {
        try (LoopbackServer ehr = new LoopbackServer((Answer) lie.get(1))) {
            JsonNode answer = answer(ehr, from(ehr, newM99()));
            assertThat(answer.path("cards")).isEmpty();
            assertThat(answer.at(REPORTED).asText()).contains((String) lie.get(2));
        }
    }

    @Test
    void aServerThatKeepsSilentCostsTheDeadline() {
        try (LoopbackServer ehr = new LoopbackServer(SILENT)) {
            JsonNode answer = CallDraft.fetchAndCall(from(ehr, newM99()), ehr.address(""), 200);
            assertThat(answer.at(REPORTED).asText()).endsWith("the server did not answer in time.");
        }
    }

    @Test
    void followsPagesAndKeepsThoseThatItHas() {
        EndlessPages endless = new EndlessPages();
        try (LoopbackServer other = new LoopbackServer(json(bundle(M51_17)));
                LoopbackServer ehr = new LoopbackServer(endless)) {
            endless.next = "/fhir/Condition?page=";
            JsonNode answer = answer(ehr, from(ehr, newM99()));
            assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
            assertThat(answer.at(REPORTED).asText())
                    .isEqualTo(
                            "Of the prefetch key conditions not all pages can be fetched: there are more than 5 pages.");
            assertThat(ehr.asked()).hasSize(5);
            endless.next = other.address("/fhir/Condition?page=").toString();
            assertThat(answer(ehr, from(ehr, newM99())).at(REPORTED).asText())
                    .endsWith("the next page is on another server.");
            endless.next = "http://[";
            assertThat(answer(ehr, from(ehr, newM99())).at(REPORTED).asText())
                    .endsWith("the next page is on another server.");
            assertThat(other.asked()).isEmpty();
        }
    }

    /** Each page holds one diagnosis and names a next one. */
    private static final class EndlessPages implements Answer {

        private volatile String next = "";

        @Override
        public void write(LoopbackServer.Asked asked, OutputStream out) throws IOException {
            LoopbackServer.write(out, 200, page(bundle(M51_17), next + "2").replace('\'', '"'));
        }
    }

    @Test
    void fetchesWhatFollowsAFirstPageThatWasSent() {
        try (LoopbackServer ehr = new LoopbackServer(json(bundle(M51_17)))) {
            String first = page(bundle(M99_7), ehr.address("/fhir/next").toString());
            ObjectNode request = CallDraft.problemList(bundle(M99_74), "{'conditions':" + first + "}");
            JsonNode answer = answer(ehr, from(ehr, request));
            assertThat(topics(answer)).contains("definitive-diagnosis-first");
            assertThat(answer.has("extension")).isFalse();
            JsonNode alone = CallDraft.fetchAndCall(from(ehr, request), URI.create("https://x.test"));
            assertThat(topics(alone)).doesNotContain("definitive-diagnosis-first");
            assertThat(alone.at(REPORTED).asText()).contains("the fhirServer is not on the list");
            assertThat(ehr.asked()).hasSize(1);
        }
    }

    @Test
    void countsNoResourceOfAnotherPatient() {
        String subject = "'subject':{'reference':'Patient/p-2'},'code'";
        for (String lie : List.of(subject, subject.replace("subject", "patient"))) {
            try (LoopbackServer ehr =
                    new LoopbackServer(json(bundle(M51_17.replace("'code':{'coding'", lie + ":{'coding'"))))) {
                JsonNode answer = answer(ehr, from(ehr, newM99()));
                assertThat(answer).isEqualTo(CallDraft.read("{'cards':[]}"));
                assertThat(ehr.asked()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'fhirServer':'ehr'; fhirServer",
                "'fhirServer':7; fhirServer",
                "'fhirServer':'ftp://ehr.test'; fhirServer",
                "'fhirServer':'https://ehr.test?x=1'; fhirServer",
                "'fhirServer':'https://ehr.test','fhirAuthorization':'t'; fhirAuthorization",
                "'fhirServer':'https://ehr.test','fhirAuthorization':{}; fhirAuthorization.access_token",
                "'fhirServer':'https://ehr.test','fhirAuthorization':{'access_token':'a b'}; fhirAuthorization.access_token",
                "'fhirServer':'https://ehr.test','fhirAuthorization':{'access_token':'a','expires_in':'soon'}; fhirAuthorization.expires_in"
            })
    void row61_refusesAnAccessThatIsMalformed(String access, String element) {
        ObjectNode request = newM99().setAll(CallDraft.read("{" + access + "}"));
        assertThatThrownBy(() -> CallDraft.call("m99-problem-list", request))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().expression()).isEqualTo(element));
    }

    @Test
    void neitherLogsNorTellsTokensAndPatients() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.INFO);
        try (LoopbackServer ehr =
                new LoopbackServer((asked, out) -> LoopbackServer.write(out, 500, "Jane Roe " + TOKEN))) {
            ObjectNode request = from(ehr, newM99());
            ((ObjectNode) request.path("context")).put("patientId", "jane-roe");
            String answer = answer(ehr, request).toString();
            assertThat(answer).doesNotContain("Jane").doesNotContain("jane-roe").doesNotContain(TOKEN);
            PreparedCall call = PublishedKnowledge.HOOKS.read(
                    "m99-problem-list", request.toString().getBytes(UTF_8), PublishedKnowledge.OPEN);
            assertThat(call.toString() + call.request().fhirAccess())
                    .doesNotContain("jane-roe")
                    .doesNotContain(TOKEN);
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        assertThat(log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n")))
                .contains("The prefetch key conditions was not fetched whole from http://127.0.0.1:")
                .contains("the server answered 500")
                .doesNotContain("Jane")
                .doesNotContain("jane-roe")
                .doesNotContain(TOKEN);
    }
}
