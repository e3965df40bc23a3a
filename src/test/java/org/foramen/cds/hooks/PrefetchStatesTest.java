package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.callProblemList;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** The states that a prefetch key can be in: what is missing is told, what is there is judged. */
class PrefetchStatesTest {

    private static final String REPORTED = "/extension/org.foramen.unevaluated/rules";

    @Test
    void tellsWhichRulesLackAKeyThatWasNotSent() {
        JsonNode answer = callProblemList(bundle(M99_7), "{}");
        assertThat(topics(answer)).isEqualTo("code-not-billable");
        assertThat(answer.at(REPORTED).findValuesAsText("rule"))
                .contains("definitive-diagnosis-first", "excludes1-conflict")
                .doesNotContain("code-not-billable")
                .doesNotHaveDuplicates();
        assertThat(answer.at(REPORTED + "/0/reason").asText()).isEqualTo("The prefetch key conditions was not sent.");
    }

    @Test
    void takesNullForNoData() {
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':null}");
        assertThat(answer).isEqualTo(CallDraft.read("{'cards':[]}"));
    }

    @Test
    void stillJudgesTheNewProblemsAgainstEachOther() {
        JsonNode answer = callProblemList(bundle(M99_74, M51_17), "");
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
    }

    @Test
    void row52_tellsThatTheClientReportedAnError() {
        String outcome = "{'resourceType':'OperationOutcome','issue':[{'severity':'error','code':'timeout'}]}";
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':" + outcome + "}");
        assertThat(answer.at(REPORTED + "/0/reason").asText())
                .isEqualTo("The client reported an error for the prefetch key conditions.");
    }

    @Test
    void tellsThatAKeyHoldsSomethingElse() {
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':{'resourceType':'Patient','id':'pat-1'}}");
        assertThat(answer.at(REPORTED + "/0/reason").asText())
                .isEqualTo("The prefetch key conditions holds something else.");
    }

    @Test
    void tellsThatABundleOnlyCounts() {
        String counted = "{'resourceType':'Bundle','type':'searchset','total':3}";
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':" + counted + "}");
        assertThat(answer.at(REPORTED + "/0/reason").asText())
                .isEqualTo("The prefetch key conditions counts resources that it does not hold.");
    }

    @Test
    void overlooksAWarningAmongTheResultsOfASearch() {
        String warning = "{'resourceType':'OperationOutcome','issue':[{'severity':'warning','code':'processing'}]}";
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':" + bundle(warning, M51_17) + "}");
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
        assertThat(answer.has("extension")).isFalse();
    }

    @Test
    void judgesAFirstPageAndTellsThatThereAreMore() {
        String page = bundle(M51_17).replace("'type'", "'link':[{'relation':'next','url':'http://x/2'}],'type'");
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':" + page + "}");
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
        assertThat(answer.at(REPORTED + "/0/reason").asText()).contains("further pages");
    }

    @Test
    void judgesWhatCanBeReadAndTellsThatSomeCannot() {
        JsonNode answer =
                callProblemList(bundle(M99_74), "{'conditions':" + bundle("{'resourceType':'Nonsense'}", M51_17) + "}");
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
        assertThat(answer.at(REPORTED + "/0/reason").asText()).contains("cannot be read");
    }

    @Test
    void row54_needsTheConditionsOfThePatientWhenTheCallIsAboutThem() {
        assertThatThrownBy(() -> CallDraft.call("m99-patient-view", CallDraft.patientView("")))
                .isInstanceOf(PrefetchNeeded.class)
                .hasMessageContaining("conditions");
        assertThat(CallDraft.call("m99-patient-view", CallDraft.patientView("{'conditions':null}")))
                .isEqualTo(CallDraft.read("{'cards':[]}"));
    }

    @Test
    void doesNotJudgeTheJustCreatedProblemAgainstItsOwnCopyInTheRecord() {
        String prefetch = "{'conditions':" + bundle(M99_7) + "}";
        assertThat(callProblemList(bundle(M99_7), prefetch).path("cards")).hasSize(1);
    }
}
