package org.foramen.documentation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusFiguresTest {

    private static CorpusFigures table(String notes, String f1) {
        return CorpusFigures.of(List.of(
                "| Axis | Part | Labels | Precision | Recall | F1 |",
                "|---|---|---|---|---|---|",
                "| notes " + notes + " | measure | 60 | | | |",
                "| region | measure | 79 | 0.988 | 1.000 | " + f1 + " |"));
    }

    @Test
    void lowerFiguresOfTheSameNotesAreTold() {
        assertThat(table("1a", "0.994").fallenIn(table("1a", "0.990")))
                .containsExactly("region of measure: 0.99 after 0.994");
    }

    @Test
    void equalAndHigherFiguresAndThoseOfOtherNotesAreLetIn() {
        assertThat(table("1a", "0.994").fallenIn(table("1a", "0.994"))).isEmpty();
        assertThat(table("1a", "0.994").fallenIn(table("1a", "0.999"))).isEmpty();
        assertThat(table("1a", "0.994").fallenIn(table("2b", "0.900"))).isEmpty();
    }
}
