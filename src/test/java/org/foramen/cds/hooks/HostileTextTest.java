package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whatever a client writes, a card shows it as text. */
class HostileTextTest {

    private static final String HOSTILE =
            "<img src=x onerror=alert(1)>[click](http://evil.example)![i](http://evil.example/i.png)`code`\\n# top | cell";

    @Test
    void showsAnIdAsText() {
        String condition = "{'resourceType':'Condition','id':'" + HOSTILE
                + "','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}]}}";
        JsonNode card = CallDraft.callProblemList(bundle(condition), "").at("/cards/0");
        String detail = card.path("detail").asText();
        assertThat(detail)
                .doesNotContain("<img")
                .doesNotContain("](http://evil")
                .doesNotContain("http://evil");
        assertThat(detail.lines()).noneMatch(line -> line.startsWith("# top"));
        assertThat(card.path("summary").asText()).doesNotContain("<").hasSizeLessThan(140);
    }

    @Test
    void neverRepeatsTheWordsOfTheRecord() {
        String condition = "{'resourceType':'Condition','code':{'text':'" + HOSTILE
                + " sacral','coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7',"
                + "'display':'" + HOSTILE + "'}]}}";
        JsonNode card = CallDraft.callProblemList(bundle(condition), "").at("/cards/0");
        assertThat(card.path("detail").asText()).doesNotContain("img src").doesNotContain("evil.example");
        assertThat(card.at("/suggestions/0/label").asText())
                .startsWith("M99.74")
                .doesNotContain("evil");
    }

    @Test
    void boundsWhatAClientCanMakeACardSay() {
        String condition = "{'resourceType':'Condition','id':'" + "x".repeat(100_000)
                + "','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}]}}";
        JsonNode card = CallDraft.callProblemList(bundle(condition), "").at("/cards/0");
        assertThat(card.path("detail").asText()).hasSizeLessThan(5_000);
    }

    @Test
    void readsALongTextInTimeThatGrowsWithItsLengthOnly() {
        String condition = "{'resourceType':'Condition','code':{'text':'" + "sacra l ".repeat(100_000)
                + "','coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}]}}";
        assertThat(assertTimeout(
                        Duration.ofSeconds(60),
                        () -> CallDraft.topics(CallDraft.callProblemList(bundle(condition), ""))))
                .isEqualTo("code-not-billable");
    }

    @Test
    void keepsAHostileIdOutOfLinksAndTheAppContext() throws java.io.IOException {
        String condition = "{'resourceType':'Condition','id':'" + HOSTILE
                + "','code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7','display':'"
                + HOSTILE
                + "'}]}}";
        JsonNode request = CallDraft.problemList(bundle(condition), "");
        JsonNode card = CallDraft.call("m99-problem-list", request, GoldenAnswers.EVERYTHING)
                .at("/cards/0");
        for (JsonNode link : card.path("links")) {
            assertThat(link.toString()).doesNotContain("evil").doesNotContain("onerror");
        }
        JsonNode smart = card.path("links").get(card.path("links").size() - 1);
        assertThat(CallDraft.JSON
                        .readTree(smart.path("appContext").asText())
                        .at("/findings/0")
                        .has("reference"))
                .isFalse();
        assertThat(card.path("extension").toString()).doesNotContain("<").doesNotContain("\\n");
    }

    @Test
    void showsAForeignCodeAsText() {
        String hostile = "27279](javascript:alert(1)) <b>";
        JsonNode request = CallDraft.orderSign("27279", "M99.74");
        ObjectNode code = (ObjectNode) request.at("/context/draftOrders/entry/0/resource/code/coding/0");
        code.put("display", hostile);
        ((ArrayNode) request.at("/context/draftOrders/entry/0/resource/code/coding"))
                .insert(
                        0,
                        CallDraft.JSON.createObjectNode().put("system", hostile).put("code", hostile));
        JsonNode answer = CallDraft.call("m99-order-sign", request, GoldenAnswers.EVERYTHING);
        JsonNode card = answer.at("/cards/0");
        assertThat(card.path("detail").asText()).doesNotContain("javascript").doesNotContain("<b>");
        assertThat(card.path("links").toString()).doesNotContain("javascript");
        assertThat(card.path("extension").toString()).doesNotContain("javascript");
    }
}
