package org.foramen.terminology.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PropertyValueTest {

    private final PropertyValue coded =
            new PropertyValue.Coded(new Coding("http://x.org/parts", "3", "b", "The part called b"));

    @Test
    void aCodingIsNamedByItsCodeAloneOrWithItsSystem() {
        assertThat(coded.isNamedBy("b")).isTrue();
        assertThat(coded.isNamedBy("http://x.org/parts|b")).isTrue();
        assertThat(coded.isNamedBy("http://x.org/parts#b")).isTrue();
        assertThat(coded.isNamedBy("http://x.org/parts|3#b")).isTrue();
    }

    @Test
    void aCodingIsNotNamedByAnotherSystemOrATextThatOnlyBeginsAndEndsAlike() {
        assertThat(coded.isNamedBy("http://y.org/parts|b")).isFalse();
        assertThat(coded.isNamedBy("http://x.org/partsb")).isFalse();
        assertThat(coded.isNamedBy("http://x.org/parts/more|b")).isFalse();
        assertThat(coded.isNamedBy("The part called b")).isFalse();
    }

    @Test
    void aSystemThatEndsInTheCodeDoesNotNameIt() {
        PropertyValue overlapping = new PropertyValue.Coded(Coding.of("http://x.org/lab", "lab"));
        assertThat(overlapping.isNamedBy("http://x.org/lab")).isFalse();
    }

    @Test
    void otherValuesAreNamedByTheirText() {
        assertThat(new PropertyValue.Bool(true).isNamedBy("true")).isTrue();
        assertThat(new PropertyValue.Whole(3).isNamedBy("3")).isTrue();
        assertThat(new PropertyValue.Decimal(new BigDecimal("1E+2")).isNamedBy("100"))
                .isTrue();
        assertThat(new PropertyValue.Text("a").isNamedBy("A")).isFalse();
    }
}
