package org.foramen.cds.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            value = {
                "M99.74 ^ M99.74",
                "disc (L5-S1), left ^ disc (L5-S1), left",
                "<b>bold</b> ^ bbold/b",
                "[x](http://a) ^ \\[x\\](http\\://a)",
                "www.evil.example ^ www\\.evil.example",
                "a@b.example ^ a\\@b.example",
                "*x* _y_ `z` ~q~ ^ \\*x\\* \\_y\\_ \\`z\\` \\~q\\~",
                "a & b &lt; c ^ a &amp; b &amp;lt; c",
                "a | b # c ^ a \\| b \\# c"
            })
    void escapesMarkdown(String value, String shown) {
        assertThat(SafeText.markdown(value, 100)).isEqualTo(shown);
    }

    @Test
    void putsEverythingOnOneLine() {
        assertThat(SafeText.plain(" a\r\n\n# b\t\u0000c\u202Ed ", 100)).isEqualTo("a # b cd");
    }

    @Test
    void cutsLongTextWithoutBreakingACharacter() {
        assertThat(SafeText.plain("x".repeat(50), 10)).isEqualTo("x".repeat(9) + "…");
        assertThat(SafeText.plain("x".repeat(8) + "\uD83D\uDE00yz", 10)).isEqualTo("x".repeat(8) + "…");
    }

    @Property
    void neverGetsLongerThanItMay(@ForAll String value, @ForAll @IntRange(min = 2, max = 60) int max) {
        assertThat(SafeText.plain(value, max)).hasSizeLessThanOrEqualTo(max);
    }

    @Property
    void neverLeavesWhatStartsMarkup(@ForAll String value) {
        String shown = SafeText.markdown(value, 200);
        assertThat(shown).doesNotContain("<", ">", "\n", "\r", "://");
        assertThat(shown.replaceAll("\\\\.", "")).doesNotContainPattern("[`*_\\[\\]#|~!@\\\\]");
    }
}
