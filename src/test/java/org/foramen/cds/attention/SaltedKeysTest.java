package org.foramen.cds.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SaltedKeysTest {

    private static SaltedKeys salted(int with) {
        byte[] salt = new byte[SaltedKeys.SALT_BYTES];
        Arrays.fill(salt, (byte) with);
        return new SaltedKeys(() -> salt);
    }

    @Test
    void givesTheSameWordsTheSameKeyUnderOneSaltOnly() {
        assertThat(salted(1).of("a", "b"))
                .hasSize(32)
                .isEqualTo(salted(1).of("a", "b"))
                .isNotEqualTo(salted(2).of("a", "b"));
    }

    @Test
    void keepsWordsApart() {
        assertThat(salted(1).of("a", "bc")).isNotEqualTo(salted(1).of("ab", "c"));
        assertThat(salted(1).of("a", "")).isNotEqualTo(salted(1).of("a"));
    }

    @Test
    void wantsAWholeSalt() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SaltedKeys(() -> new byte[8]).of("a"));
    }
}
