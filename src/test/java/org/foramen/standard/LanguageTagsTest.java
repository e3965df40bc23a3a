package org.foramen.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BCP 47 by RFC 5646; the examples are those of its appendix A where it has one. */
class LanguageTagsTest {

    private static final GrammarCodeSystem TAGS = new LanguageTags(SubtagRegistry.load());

    private static ConceptDefinition concept(String code) {
        return Objects.requireNonNull(TAGS.concept(code), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de",
                "i-enochian",
                "zh-Hant",
                "zh-cmn-Hans-CN",
                "yue-HK",
                "sr-Latn-RS",
                "sl-rozaj-biske",
                "de-CH-1901",
                "hy-Latn-IT-arevela",
                "es-419",
                "de-CH-x-phonebk",
                "x-whatever",
                "qaa-Qaaa-QM-x-southern",
                "de-Qaaa",
                "en-US-u-islamcal",
                "zh-CN-a-myext-x-private",
                "en-a-myext-b-another",
                "art-lojban"
            })
    void wellFormedTagsOfRegisteredSubtagsAreCodes(String tag) {
        assertThat(TAGS.concept(tag)).isNotNull();
    }

    /** Two regions, a letter for an extension twice, an extended language without its language, and plain nonsense. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "en-",
                "de-419-DE",
                "a-DE",
                "ar-a-aaa-b-bbb-a-ccc",
                "en-cmn",
                "sl-rozaj-rozaj",
                "english",
                "xx",
                "en-ZZZ",
                "en-u",
                "en-x",
                "en-US-en",
                "de-DE-x-muchtoolongone",
                "en_US",
                "en us"
            })
    void anythingElseIsNone(String tag) {
        assertThat(TAGS.concept(tag)).isNull();
    }

    /** The code system is case-sensitive: only the recommended spelling (RFC 5646, section 2.1.1) is a code. */
    @ParameterizedTest
    @ValueSource(strings = {"en-us", "EN", "zh-hant", "de-CH-1901-X-a"})
    void otherSpellingsAreNone(String tag) {
        assertThat(TAGS.concept(tag)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "en, English",
        "en-US, English (United States)",
        "zh-Hant, Chinese (Script=Han (Traditional variant))",
        "sr-Latn-RS, 'Serbian (Script=Latin, Region=Serbia)'",
        "i-klingon, Klingon",
        "ia, Interlingua (International Auxiliary Language Association)",
        "x-whatever, x-whatever"
    })
    void theDisplayNamesTheParts(String tag, String display) {
        assertThat(concept(tag).display()).isEqualTo(display);
    }

    @Test
    void otherNamesAreDesignations() {
        assertThat(concept("es-ES").designations())
                .extracting(Designation::value)
                .contains("Castilian (Spain)", "Spanish (Region=Spain)")
                .doesNotContain("Spanish (Spain)");
    }

    @Test
    void thePartsAreProperties() {
        ConceptDefinition concept = concept("zh-cmn-Hans-CN-x-a");
        assertThat(GrammarCodeSystem.values(concept, "language")).containsExactly("zh");
        assertThat(GrammarCodeSystem.values(concept, "ext-lang")).containsExactly("cmn");
        assertThat(GrammarCodeSystem.values(concept, "script")).containsExactly("Hans");
        assertThat(GrammarCodeSystem.values(concept, "region")).containsExactly("CN");
        assertThat(GrammarCodeSystem.values(concept, "variant")).isEmpty();
        assertThat(GrammarCodeSystem.values(concept, "private-use")).containsExactly("x-a");
    }
}
