package org.foramen.terminology.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://www.rfc-editor.org/rfc/rfc9110#name-accept-language, https://www.rfc-editor.org/rfc/rfc5646 */
class LanguagePreferencesTest {

    private static final Wordings WORDINGS = new Wordings()
            .add("Sacrum", "en")
            .addAll(List.of(
                    new Designation("en-GB", null, "Sacrum (GB)"),
                    new Designation("de", null, "Kreuzbein"),
                    new Designation("de-CH", null, "Chrüzbei"),
                    new Designation("zh-Hant-TW", null, "骶骨")));

    private static LanguagePreferences preferences(String text) {
        return LanguagePreferences.parse(text, "displayLanguage");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|Kreuzbein",
                "de-CH|Chrüzbei",
                "de-AT|Kreuzbein",
                "en-GB|Sacrum (GB)",
                "fr,de;q=0.5|Kreuzbein",
                "de;q=0.2,en;q=0.9|Sacrum",
                "fr|Sacrum",
                "zh-Hant|骶骨",
                "DE|Kreuzbein",
            })
    void theBestWordingThatThereIs(String asked, String shown) {
        Wording best = WORDINGS.preferred(preferences(asked).orAny());
        assertThat(best == null ? null : best.value()).isEqualTo(shown);
    }

    @Test
    void whoWantsNoOtherLanguageGetsNone() {
        assertThat(WORDINGS.preferred(preferences("fr,*;q=0").orAny())).isNull();
        assertThat(WORDINGS.preferred(preferences("fr"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en;q=2", "en;q=x", "english language", "-", "en,,de", "en;level=1"})
    void whatIsNoListOfLanguagesIsRefused(String text) {
        assertThatThrownBy(() -> preferences(text)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().expression()).isEqualTo("displayLanguage");
            assertThat(refusal.problem().message().key()).isEqualTo("INVALID_DISPLAY_NAME");
        });
    }

    @Test
    void theyAreToldAsTheyWereAskedFor() {
        assertThat(preferences("en, de;q=0.5").orAny()).hasToString("en,de;q=0.5");
        assertThat(preferences("en, de;q=0.5").summary()).isEqualTo("en, de; q=0.5");
    }
}
