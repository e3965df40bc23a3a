package org.foramen.cds.hooks.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameUuidTest {

    @Test
    void isWhatAnyOtherImplementationOfVersion5Makes() {
        assertThat(NameUuid.of("a", "b")).hasToString("d4ed2a93-6ab3-5e5e-bbbc-32313d600a72");
        assertThat(NameUuid.of("a", "b").version()).isEqualTo(5);
        assertThat(NameUuid.of("a", "b").variant()).isEqualTo(2);
    }

    @Test
    void keepsNamesApart() {
        assertThat(NameUuid.of("a", "bc")).isNotEqualTo(NameUuid.of("ab", "c"));
    }
}
