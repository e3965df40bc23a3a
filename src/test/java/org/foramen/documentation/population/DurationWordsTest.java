package org.foramen.documentation.population;

import static org.assertj.core.api.Assertions.assertThat;

import org.foramen.documentation.PublishedDocumentation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationWordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Physical therapy for 6 weeks | 6 weeks",
                "PT x 6 to 8 weeks | 6 to 8 weeks",
                "manipulation (12 visits) | 12 visits",
                "six weeks of physical therapy | six weeks",
                "6-8 weeks of PT | 6-8 weeks",
                "physical therapy | ''"
            })
    void theWordsThatSayHowLongAreFound(String text, String duration) {
        assertThat(DurationWords.in(text, PublishedDocumentation.LEXICON)).isEqualTo(duration);
    }
}
