package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.rules.RuleSet;
import org.foramen.cds.rules.RuleSource;
import org.foramen.documentation.PublishedDocumentation;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What a card tells is worked out when it is shown: a rule that fails there loses its card, and says so. */
class FailingTextTest {

    private static final String FAILS =
            "{{('http://not.published/Set/' & 'x').select(%each.code.memberOf($this).toString())}}";

    @Test
    void tellsThatARuleFailedAndShowsTheCardsOfTheOthers() {
        RuleSource failing = PublishedKnowledge.source("code-not-billable");
        failing.plan().setId("failing");
        failing.plan().getAction().forEach(action -> action.setDescription(FAILS));
        JsonNode answer = call(PublishedKnowledge.source("code-not-billable"), failing);
        assertThat(answer.path("cards")).hasSize(1);
        assertThat(answer.at("/cards/0/detail").asText()).contains("code-not-billable");
        assertThat(answer.at("/extension/org.foramen.unevaluated/rules"))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.path("rule").asText()).isEqualTo("failing");
                    assertThat(rule.path("reason").asText()).contains("failed on these facts");
                });
    }

    @Test
    void aFoldedCardLosesOnlyWhatFailed() {
        RuleSource folded = PublishedKnowledge.source("code-not-billable");
        PlanDefinition plan = folded.plan();
        plan.getAction().forEach(action -> {
            Extension fold = action.addExtension().setUrl("https://w3id.org/foramen/StructureDefinition/rule-fold");
            fold.addExtension("group", new StringType("headings"));
            fold.addExtension("title", new StringType("{{%count}} headings"));
            action.setDescription("{{%each.code.coding.code}} " + FAILS.replace("%each", "%each.where(id = 'c-4')"));
        });
        JsonNode answer = call(folded);
        assertThat(answer.path("cards")).hasSize(1);
        assertThat(answer.at("/cards/0/summary").asText()).startsWith("M99.7 ");
        assertThat(answer.at("/extension/org.foramen.unevaluated/rules")).hasSize(1);
    }

    private static JsonNode call(RuleSource... rules) {
        RuleSet compiled = RuleSet.compile(
                List.of(rules),
                Hook.focusTypes(),
                PublishedKnowledge.TERMINOLOGY,
                PublishedKnowledge.FHIR,
                () -> PublishedDocumentation.READER);
        String other = M99_7.replace("c-3", "c-4").replace("M99.7", "M99.6");
        JsonNode request =
                CallDraft.problemList(rules.length == 1 ? bundle(M99_7, other) : bundle(M99_7), "{'conditions':null}");
        return CallDraft.call(PublishedKnowledge.hooks(compiled), "m99-problem-list", request, PublishedKnowledge.OPEN);
    }
}
