package org.foramen.documentation.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.lexicon.Spine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelNameTest {

    private static final Spine SPINE = PublishedDocumentation.LEXICON.spine();

    @ParameterizedTest
    @CsvSource({
        "S2, S2, sacral",
        "L5-S1, L5-S1, lumbar",
        "l4/5, L4-L5, lumbar",
        "S1 - S3, S1-S3, sacral",
        "C7-T1, C7-T1, cervical"
    })
    void levelsAreUnderstoodAndWritten(String text, String written, String region) {
        assertThat(LevelName.place(text, SPINE)).hasValueSatisfying(place -> {
            assertThat(LevelName.of(place, SPINE)).isEqualTo(written);
            assertThat(place.regions()).containsExactly(region);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S9", "S2-S1", "the sacrum", "L4-5-6", "-", "S2-", "L", "S1S2"})
    void anythingElseIsNoLevel(String text) {
        assertThat(LevelName.place(text, SPINE)).isEmpty();
    }
}
