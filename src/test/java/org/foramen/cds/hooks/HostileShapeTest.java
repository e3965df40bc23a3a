package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Resources that are deep or many cost neither the server nor its answer. */
@Timeout(120)
class HostileShapeTest {

    private static final String UNREAD = "/extension/org.foramen.unevaluated/rules/0/reason";

    private static String nested(String open, String core, String close, int times) {
        return open.repeat(times) + core + close.repeat(times);
    }

    /** Elements of a Condition, nested so deep. */
    private static List<String> deep(int depth) {
        return List.of(
                "'extension':" + nested("[{'url':'u','extension':", "[]", "}]", depth / 2),
                "'extension':" + nested("[{'url':'u','extension':", "[{'url':'u','valueString':'x'}]", "}]", depth / 2),
                "'contained':" + nested("[{'resourceType':'Basic','id':'b','contained':", "[]", "}]", depth / 2),
                "'contained':[" + nested("{'resourceType':'Bundle','entry':[{'resource':", "{}", "}]}", depth / 3)
                        + "]",
                "'note':" + nested("[", "1", "]", depth),
                "'evidence':" + nested("{'detail':", "1", "}", depth),
                "'code':" + nested("{'extension':{'url':'u','valueCodeableConcept':", "{'text':'x'}", "}}", depth / 2),
                "'vendor':" + nested("{'a':", "1", "}", depth));
    }

    static Stream<String> elements() {
        List<String> all = new ArrayList<>();
        for (int depth : new int[] {200, 900, 5000}) {
            all.addAll(deep(depth));
            all.add("'text':{'status':'generated','div':'" + nested("<div>", "x", "</div>", depth) + "'}");
        }
        all.add("'text':{'status':'generated','div':'" + nested("<div>", "x", "</div>", 100_000) + "'}");
        all.add("'text':{'status':'generated','div':'" + "<div>".repeat(100_000) + "'}");
        all.add("'text':{'status':'generated','div':'<div>" + "&amp;<br/>".repeat(100_000) + "</div>'}");
        return all.stream();
    }

    private static byte[] body(String request) {
        return request.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String request(String conditions, String prefetch) {
        return "{'hook':'problem-list-item-create','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1','conditions':" + conditions
                + "},'prefetch':{'conditions':" + prefetch + "}}";
    }

    private static JsonNode answer(String request) {
        try {
            return CallDraft.JSON.readTree(PublishedKnowledge.HOOKS.call(
                    "m99-problem-list", body(request), PublishedKnowledge.OPEN, PublishedKnowledge.PAGES));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    void aDeepResourceInTheContextIsJudgedOrRefused(String element) {
        String condition = M99_7.replace("'code':{", element + ",'code':{");
        Throwable refused = catchThrowable(() -> {
            JsonNode answer = answer(request(bundle(condition), "null"));
            assertThat(topics(answer)).isEqualTo("code-not-billable");
        });
        if (refused != null) {
            assertThat(refused).isInstanceOf(Refusal.class);
            assertThat(((Refusal) refused).problem().kind()).isIn(Problem.Kind.INVALID, Problem.Kind.UNPROCESSABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("elements")
    void aDeepResourceInThePrefetchIsKnownOrReported(String element) {
        String condition = M51_17.replace("'code':{", element + ",'code':{");
        Throwable refused = catchThrowable(() -> {
            JsonNode answer = answer(request(bundle(M99_74), bundle(condition)));
            assertThat(topics(answer).equals("definitive-diagnosis-first")
                            || answer.at(UNREAD).asText().contains("cannot be read"))
                    .isTrue();
        });
        if (refused != null) {
            assertThat(refused).isInstanceOf(Refusal.class);
            assertThat(((Refusal) refused).problem().kind()).isEqualTo(Problem.Kind.INVALID);
        }
    }

    private static String[] many(int count, String resource, String id) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> resource.replace(id, "n-" + i))
                .toArray(String[]::new);
    }

    @Test
    void manyConditionsAndOrdersAreJudged() {
        String order = "{'resourceType':'ServiceRequest','id':'o-1','status':'draft','reasonReference':"
                + "[{'reference':'Condition/n-9999'}]}";
        JsonNode many = answer(request(bundle(M99_74), bundle(many(10_000, M51_17, "c-1"))));
        assertThat(topics(many)).isEqualTo("definitive-diagnosis-first");
        JsonNode both = answer(request(bundle(many(2_000, M99_74, "c-2")), bundle(many(10_000, M51_17, "c-1"))));
        assertThat(topics(both)).contains("definitive-diagnosis-first");
        JsonNode signed = CallDraft.call(
                "m99-order-sign",
                CallDraft.read("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'Practitioner/1','patientId':'p-1','draftOrders':"
                        + bundle(many(2_000, order, "o-1"))
                        + "},'prefetch':{'conditions':" + bundle(many(10_000, M99_7, "c-3")) + "}}"));
        assertThat(topics(signed)).contains("code-not-billable");
        assertThat(signed.at("/extension/org.foramen.unevaluated/rules"))
                .as("not every order is held against every diagnosis, and that is told")
                .anySatisfy(rule -> {
                    assertThat(rule.path("rule").asText()).isEqualTo("excludes1-conflict");
                    assertThat(rule.path("reason").asText()).endsWith("further resources were not judged.");
                });
        JsonNode view = CallDraft.call(
                "m99-patient-view", CallDraft.patientView("{'conditions':" + bundle(many(10_000, M99_7, "c-3")) + "}"));
        assertThat(topics(view)).contains("code-not-billable");
    }
}
