package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.foramen.cds.PublishedKnowledge;
import org.junit.jupiter.api.Test;

/** The requirements on responses and cards, each by its row in HL7's list of requirements of CDS Hooks 2.0. */
class CardRowsTest {

    private static final List<JsonNode> ANSWERS = GoldenAnswers.all();
    private static final List<JsonNode> CARDS = GoldenAnswers.inCards(ANSWERS, "");

    private static void assertAbsolute(JsonNode url) {
        assertThat(url.isTextual()).isTrue();
        assertThat(URI.create(url.textValue()).isAbsolute()).as(url.textValue()).isTrue();
    }

    private static void assertText(JsonNode text) {
        assertThat(text.isTextual()).isTrue();
        assertThat(text.textValue()).isNotBlank();
    }

    private static void assertNothingEmpty(JsonNode node) {
        assertThat(node.isNull()).isFalse();
        if (node.isContainerNode()) {
            assertThat(node.isEmpty()).isFalse();
            node.forEach(CardRowsTest::assertNothingEmpty);
        } else {
            assertThat(node.asText()).isNotEmpty();
        }
    }

    @Test
    void row3_nothingIsNullOrEmptyButCards() {
        for (JsonNode answer : ANSWERS) {
            answer.properties().forEach(field -> {
                if (!field.getKey().equals("cards") || !field.getValue().isEmpty()) {
                    assertNothingEmpty(field.getValue());
                }
            });
        }
    }

    @Test
    void row74_row77_theAnswerHasAnArrayOfCardsEvenWhenThereIsNothingToSay() {
        assertThat(ANSWERS).allMatch(answer -> answer.path("cards").isArray());
        assertThat(CallDraft.call("m99-patient-view", CallDraft.patientView("{'conditions':null}"))
                        .toString())
                .isEqualTo("{\"cards\":[]}");
    }

    @Test
    void row80_row81_row82_everyCardHasAUuidOfItsOwn() {
        for (JsonNode answer : ANSWERS) {
            Set<String> seen = new HashSet<>();
            for (JsonNode card : answer.path("cards")) {
                String uuid = card.path("uuid").textValue();
                assertThat(UUID.fromString(uuid)).hasToString(uuid);
                assertThat(seen.add(uuid)).isTrue();
            }
        }
    }

    @Test
    void row83_summariesStayUnder140Characters() {
        assertThat(CARDS).hasSizeGreaterThan(100).allSatisfy(card -> assertThat(
                        card.path("summary").textValue())
                .isNotBlank()
                .hasSizeLessThan(140)
                .doesNotContain("\n"));
    }

    @Test
    void row84_row85_detailsAreMarkdownWithoutHtml() {
        assertThat(CARDS).allSatisfy(card -> assertThat(card.path("detail").textValue())
                .contains("**Evidence**", "**Sources**", "Rule: [")
                .doesNotContain("<"));
    }

    @Test
    void row87_row88_row89_indicatorsAreOfTheThreeAndMostUrgentFirst() {
        List<String> order = List.of("critical", "warning", "info");
        for (JsonNode answer : ANSWERS) {
            List<Integer> ranks = answer.path("cards").findValuesAsText("indicator").stream()
                    .map(order::indexOf)
                    .toList();
            assertThat(ranks).isSorted().doesNotContain(-1);
        }
    }

    @Test
    void row90_row105_row106_row107_row108_row109_sourcesHaveALabelAndAnAbsoluteUrlOfTheirOwn() {
        for (JsonNode card : CARDS) {
            assertText(card.at("/source/label"));
            assertAbsolute(card.at("/source/url"));
            assertThat(card.at("/source/url").textValue()).doesNotStartWith(PublishedKnowledge.PAGES.fhir());
        }
    }

    @Test
    void row110_theDrillDownIsALink() {
        assertThat(CARDS).allSatisfy(card -> assertThat(card.path("links").findValuesAsText("url"))
                .anyMatch(url -> url.startsWith(PublishedKnowledge.PAGES.fhir() + "/PlanDefinition/")));
    }

    @Test
    void row111_row112_row113_noSourceHasAnIcon() {
        assertThat(CARDS).noneMatch(card -> card.path("source").has("icon"));
    }

    @Test
    void row115_row116_topicsAreCodings() {
        for (JsonNode card : CARDS) {
            assertText(card.at("/source/topic/code"));
            assertAbsolute(card.at("/source/topic/system"));
            assertText(card.at("/source/topic/display"));
        }
    }

    @Test
    void row92_row93_row94_row95_row96_suggestionsGoWithASelectionBehavior() {
        assertThat(CARDS).anyMatch(card -> card.has("suggestions")).anyMatch(card -> !card.has("suggestions"));
        for (JsonNode card : CARDS) {
            assertThat(card.has("selectionBehavior")).isEqualTo(card.has("suggestions"));
            if (card.has("suggestions")) {
                assertThat(card.path("suggestions").isArray()).isTrue();
                assertThat(card.path("selectionBehavior").textValue()).isEqualTo("at-most-one");
            }
        }
    }

    @Test
    void row98_row99_row100_row136_overrideReasonsAreCodingsWithADisplay() {
        List<JsonNode> reasons = GoldenAnswers.inCards(ANSWERS, "overrideReasons");
        assertThat(reasons).isNotEmpty();
        for (JsonNode reason : reasons) {
            assertText(reason.path("code"));
            assertThat(reason.path("system").textValue())
                    .isEqualTo("https://w3id.org/foramen/CodeSystem/override-reason");
            assertText(reason.path("display"));
        }
    }

    @Test
    void row103_row104_row138_row139_row140_row141_row142_linksHaveLabelUrlAndType() {
        List<JsonNode> links = GoldenAnswers.inCards(ANSWERS, "links");
        assertThat(links.stream().map(link -> link.path("type").asText()).distinct())
                .containsExactlyInAnyOrder("absolute", "smart");
        for (JsonNode link : links) {
            assertText(link.path("label"));
            assertAbsolute(link.path("url"));
        }
    }

    @Test
    void row144_row145_row146_row147_onlySmartLinksHaveAnAppContextWhichIsAString() {
        for (JsonNode link : GoldenAnswers.inCards(ANSWERS, "links")) {
            assertThat(link.has("appContext"))
                    .isEqualTo(link.path("type").asText().equals("smart"));
            if (link.has("appContext")) {
                assertText(link.path("appContext"));
            }
        }
    }

    @Test
    void row117_row118_row119_row120_row121_row122_suggestionsHaveALabelAUuidAndAtMostOneIsRecommended() {
        for (JsonNode card : CARDS) {
            int recommended = 0;
            for (JsonNode suggestion : card.path("suggestions")) {
                assertText(suggestion.path("label"));
                assertThat(UUID.fromString(suggestion.path("uuid").textValue())).isNotNull();
                recommended += suggestion.has("isRecommended") ? 1 : 0;
                assertThat(suggestion.path("isRecommended").asBoolean(true)).isTrue();
            }
            assertThat(recommended).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void row123_row124_row125_row127_row128_row129_actionsHaveATypeAndADescription() {
        List<JsonNode> actions = GoldenAnswers.inCards(ANSWERS, "actions");
        assertThat(actions.stream().map(action -> action.path("type").asText()).distinct())
                .containsExactlyInAnyOrder("create", "update");
        actions.forEach(action -> assertText(action.path("description")));
    }

    @Test
    void row130_row131_row132_row133_row134_row135_createAndUpdateCarryAWholeResource() {
        for (JsonNode action : GoldenAnswers.inCards(ANSWERS, "actions")) {
            assertText(action.at("/resource/resourceType"));
            assertThat(action.path("resource").has("id"))
                    .isEqualTo(action.path("type").asText().equals("update"));
            assertThat(action.has("resourceId")).isFalse();
        }
    }
}
