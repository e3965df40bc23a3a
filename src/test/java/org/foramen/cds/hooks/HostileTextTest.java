package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
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
                        Duration.ofSeconds(10),
                        () -> CallDraft.topics(CallDraft.callProblemList(bundle(condition), ""))))
                .isEqualTo("code-not-billable");
    }
}
