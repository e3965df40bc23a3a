package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.client.CdsClient;
import org.junit.jupiter.api.Test;

/** A rule that yields to another still says all that it has to say where the other does not speak. */
class YieldingTest {

    private static final JsonNode OPERATION = CallDraft.orderSign("27279", "M99.04", "M46.1");

    private static JsonNode answer(String settings) {
        CdsClient client = PublishedKnowledge.client(settings);
        return CallDraft.call("m99-order-sign", OPERATION, client);
    }

    @Test
    void theResidualCodeIsLeftToTheDefinitiveDiagnosis() {
        assertThat(CallDraft.topics(answer("{}"))).isEqualTo("definitive-diagnosis-first");
    }

    @Test
    void theResidualCodeIsToldWhereTheOtherRuleIsOff() {
        JsonNode answer = answer("{'rules':{'definitive-diagnosis-first':'off'}}");
        assertThat(CallDraft.topics(answer)).isEqualTo("residual-code-as-primary");
        JsonNode suggestion = answer.at("/cards/0/suggestions/0");
        assertThat(suggestion.path("label").asText()).startsWith("Put M46.1 ");
        assertThat(suggestion.at("/actions/0/resource/reasonCode").findValuesAsText("code"))
                .containsExactly("M46.1", "M99.04");
    }

    @Test
    void theOtherRuleInShadowTakesNoPlace() {
        assertThat(CallDraft.topics(answer("{'rules':{'definitive-diagnosis-first':'shadow'}}")))
                .isEqualTo("residual-code-as-primary");
    }
}
