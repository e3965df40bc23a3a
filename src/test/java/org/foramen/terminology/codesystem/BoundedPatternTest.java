package org.foramen.terminology.codesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class BoundedPatternTest {

    @Test
    void aPatternMatchesWholeTexts() {
        assertThat(BoundedPattern.compile("[A-Z][0-9]{2}")).accepts("M99").rejects("M99.7", "xM99");
        assertThat(BoundedPattern.compile("(?i)(m|g)\\d{2,}(\\.[0-9]+)?")).accepts("M99.74", "g54");
        assertThat(BoundedPattern.compile("\\Q(\\E[]a]{3}")).accepts("(]a]");
    }

    @Test
    void matchingDoesNotGoBack() {
        assertThat(BoundedPattern.compile("(a+)+$").test("a".repeat(100_000) + "b"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(((((x{10}){10}){10}){10}){10}){10}",
                "(a{1000})(?i){1000}",
                "(a{1000}\\Q)\\E){1000}",
                "([\\])]a{1000}){1000}",
                "([^])]a{1000}){1000}",
                "((()){1000}){1000}",
                "(\\)a{1000}){1000}",
                "a{1000}b{1000}c{1000}"
            })
    void repetitionsThatWouldFillTheMemoryAreRefused(String pattern) {
        assertThatThrownBy(() -> BoundedPattern.compile(pattern)).hasMessageContaining("repeats more");
    }

    @Test
    void aLongPatternIsRefused() {
        assertThatThrownBy(() -> BoundedPattern.compile("a".repeat(10_000))).hasMessageContaining("1000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "[^", "a{1001}", "\\", "*", "(?<", "\\Q", "x{", ")"})
    void whatIsNoPatternIsRefusedOrReadAsText(String pattern) {
        try {
            assertThat(BoundedPattern.compile(pattern)).rejects("something else");
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("does not compile");
        }
    }
}
