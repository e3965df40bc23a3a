package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The caching protocol of the terminology ecosystem (http://hl7.org/fhir/tools/terminology-caching.html) as a client meets it. */
class CacheControlTest {

    private static final String FHIR_JSON = "application/fhir+json";
    private static final String HEADER = "X-Cache-Id";
    private static final String EXPAND = "/ValueSet/$expand?url=http://example.org/cached/vs";
    private static final String CODE_SYSTEM = """
            {"resourceType":"CodeSystem","url":"http://example.org/cached","version":"1","status":"active",
            "content":"complete","concept":[{"code":"a","display":"A"}]}""";
    private static final String VALUE_SET = """
            {"resourceType":"ValueSet","url":"http://example.org/cached/vs","version":"1","status":"active",
            "compose":{"include":[{"system":"http://example.org/cached"}]}}""";
    private static final String ARTEFACTS = """
            {"name":"tx-resource","resource":%s},{"name":"tx-resource","resource":%s}""".formatted(CODE_SYSTEM, VALUE_SET);
    private final RunningFhirServer server = RunningFhirServer.shared();

    private static String parameters(String... parameters) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", parameters) + "]}";
    }

    private Parameters started(String... parameters) {
        return parsed(
                Parameters.class, server.post("/$cache-control?mode=start", FHIR_JSON, parameters(parameters)), 200);
    }

    private String start(String... parameters) {
        return started(parameters).getParameterValue("cache-id").primitiveValue();
    }

    private HttpResponse<String> post(String path, String id, String body) {
        return RunningFhirServer.send(HttpRequest.newBuilder(URI.create(server.base() + path))
                .header("Content-Type", FHIR_JSON)
                .header(HEADER, id)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void assertUnknown(HttpResponse<String> response) {
        OperationOutcome outcome = parsed(OperationOutcome.class, response, 404);
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getSystem())
                .isEqualTo("http://hl7.org/fhir/tools/CodeSystem/tx-issue-type");
        assertThat(outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode())
                .isEqualTo("cache-id-unknown");
    }

    @Test
    void theOperationIsAdvertisedAndCacheIdIsNoParameterOfExpansions() {
        CapabilityStatement statement = parsed(CapabilityStatement.class, server.get("/metadata"), 200);
        assertThat(statement.getRestFirstRep().getOperation())
                .extracting("name")
                .contains("cache-control");
        assertThat(server.get("/metadata?mode=terminology").body()).doesNotContain("cache-id");
    }

    @Test
    void whatWasSentOnceIsKnownUnderTheCacheAndNowhereElse() {
        String id = start(ARTEFACTS);
        HttpResponse<String> answer = server.get(EXPAND, HEADER, id);
        assertThat(parsed(ValueSet.class, answer, 200).getExpansion().getContains())
                .hasSize(1);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        parsed(ValueSet.class, server.get(EXPAND + "&cache-id=" + id), 200);
        parsed(
                Parameters.class,
                server.get("/CodeSystem/$lookup?system=http://example.org/cached&code=a", HEADER, id),
                200);
        parsed(OperationOutcome.class, server.get(EXPAND), 404);
        parsed(OperationOutcome.class, server.get(EXPAND, HEADER, start()), 404);
    }

    @Test
    void aCacheIsSealedUnlessTheClientSaysOtherwise() {
        Parameters answer = started();
        assertThat(answer.getParameterValue("sealed").primitiveValue()).isEqualTo("true");
        String sealed = answer.getParameterValue("cache-id").primitiveValue();
        String open = start("{\"name\":\"sealed\",\"valueBoolean\":false}");
        String call = parameters(ARTEFACTS, "{\"name\":\"url\",\"valueUri\":\"http://example.org/cached/vs\"}");
        for (String id : new String[] {sealed, open}) {
            parsed(ValueSet.class, post("/ValueSet/$expand", id, call), 200);
        }
        parsed(OperationOutcome.class, server.get(EXPAND, HEADER, sealed), 404);
        parsed(ValueSet.class, server.get(EXPAND, HEADER, open), 200);
    }

    @Test
    void anIdentifierThatTheServerDidNotIssueIsRefusedByItsOwnCode() {
        assertUnknown(server.get(EXPAND, HEADER, "mine"));
        assertUnknown(server.get(EXPAND + "&cache-id=mine"));
        assertUnknown(post(
                "/ValueSet/$batch-validate-code",
                "mine",
                parameters("{\"name\":\"validation\",\"resource\":"
                        + parameters("{\"name\":\"code\",\"valueCode\":\"a\"}") + "}")));
        assertUnknown(post("", "mine", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"}"));
    }

    @Test
    void twoIdentifiersAreRefused() {
        String id = start();
        for (HttpResponse<String> response : List.of(
                server.get(EXPAND, HEADER, id, HEADER, "other"),
                server.get(EXPAND, HEADER, id + ", other"),
                server.get(EXPAND + "&cache-id=other", HEADER, id))) {
            assertThat(parsed(OperationOutcome.class, response, 400)
                            .getIssueFirstRep()
                            .getDetails()
                            .getCodingFirstRep()
                            .getCode())
                    .isEqualTo("cache-id-duplicate");
        }
    }

    @Test
    void aCheckSaysWhetherTheCacheIsThere() {
        String id = start(ARTEFACTS);
        Parameters valid = parsed(Parameters.class, server.get("/$cache-control?mode=check", HEADER, id), 200);
        assertThat(valid.getParameterValue("valid").primitiveValue()).isEqualTo("true");
        assertThat(valid.getParameterValue("resource-count").primitiveValue()).isEqualTo("2");
        assertThat(valid.getParameterValue("timeout").primitiveValue()).isEqualTo("1800");

        parsed(Parameters.class, post("/$cache-control?mode=end", id, parameters()), 200);
        parsed(Parameters.class, post("/$cache-control?mode=end", id, parameters()), 200);
        Parameters gone = parsed(Parameters.class, server.get("/$cache-control?mode=check", HEADER, id), 200);
        assertThat(gone.getParameterValue("valid").primitiveValue()).isEqualTo("false");
        OperationOutcome outcome = (OperationOutcome) gone.getParameter().get(1).getResource();
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).contains("ended");
        assertUnknown(server.get(EXPAND, HEADER, id));
    }

    @Test
    void inABundleEveryEntryKnowsWhatAnyOtherBrings() {
        String id = start("{\"name\":\"sealed\",\"valueBoolean\":false}");
        String bundle = """
                {"resourceType":"Bundle","type":"batch","entry":[
                {"request":{"method":"GET","url":"ValueSet/$expand?url=http://example.org/cached/vs"}},
                {"request":{"method":"POST","url":"ValueSet/$expand"},"resource":%s}]}""".formatted(parameters(ARTEFACTS));
        Bundle answer = parsed(Bundle.class, post("", id, bundle), 200);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("200 OK", "400 Bad Request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | 400 | mode",
                "?mode=renew            | 400 | mode",
                "?mode=end              | 400 | X-Cache-Id",
                "?mode=check            | 400 | X-Cache-Id",
                "?mode=start&colour=red | 400 | colour",
                "?mode=start&sealed=yes | 400 | sealed"
            })
    void whatIsNotUnderstoodIsRefusedByName(@Nullable String query, int status, String element) {
        String path = "/$cache-control" + (query == null ? "" : query);
        OperationOutcome outcome = parsed(OperationOutcome.class, server.post(path, FHIR_JSON, parameters()), status);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo(element);
    }

    @Test
    void startingNeedsPostAndArtefactsThatCanBeNamed() {
        parsed(OperationOutcome.class, server.get("/$cache-control?mode=start"), 405);
        for (String resource : new String[] {
            "{\"resourceType\":\"ValueSet\",\"status\":\"active\"}",
            "{\"resourceType\":\"Basic\",\"code\":{\"text\":\"x\"}}"
        }) {
            String body = parameters("{\"name\":\"tx-resource\",\"resource\":" + resource + "}");
            parsed(OperationOutcome.class, server.post("/$cache-control?mode=start", FHIR_JSON, body), 400);
        }
    }
}
