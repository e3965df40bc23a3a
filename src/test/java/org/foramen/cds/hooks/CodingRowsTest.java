package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codings and extensions, wherever they stand in the answers to the golden requests. */
class CodingRowsTest {

    private static final List<JsonNode> ANSWERS = GoldenAnswers.all();

    @Test
    void row216_row217_row218_everyCodingHasACodeAndASystem() {
        List<JsonNode> codings = new ArrayList<>(GoldenAnswers.inCards(ANSWERS, "topic"));
        codings.addAll(GoldenAnswers.inCards(ANSWERS, "overrideReasons"));
        assertThat(codings).hasSizeGreaterThan(100).allSatisfy(coding -> {
            assertThat(coding.path("code").textValue()).isNotBlank();
            assertThat(coding.path("system").textValue()).startsWith("https://");
        });
    }

    @Test
    void row219_row220_reasonsAndTopicsHaveADisplay() {
        assertThat(GoldenAnswers.inCards(ANSWERS, "overrideReasons"))
                .isNotEmpty()
                .allSatisfy(
                        coding -> assertThat(coding.path("display").textValue()).isNotBlank());
        assertThat(GoldenAnswers.inCards(ANSWERS, "topic")).isNotEmpty().allSatisfy(coding -> assertThat(
                        coding.path("display").textValue())
                .isNotBlank());
    }

    @Test
    void row214_row215_everyExtensionIsAnObjectWithNamesOfOurs() {
        List<JsonNode> extensions = new ArrayList<>();
        for (JsonNode answer : ANSWERS) {
            add(answer, extensions);
            answer.path("cards").forEach(card -> {
                add(card, extensions);
                card.path("suggestions").forEach(suggestion -> add(suggestion, extensions));
            });
        }
        assertThat(extensions).isNotEmpty().allSatisfy(extension -> {
            assertThat(extension.isObject()).isTrue();
            assertThat(extension.properties()).isNotEmpty().allSatisfy(field -> assertThat(field.getKey())
                    // systemActions is what the public CDS Hooks Sandbox reads
                    .matches("org\\.foramen\\.[a-z][A-Za-z]*|systemActions"));
        });
    }

    private static void add(JsonNode owner, List<JsonNode> extensions) {
        if (owner.has("extension")) {
            extensions.add(owner.path("extension"));
        }
    }
}
