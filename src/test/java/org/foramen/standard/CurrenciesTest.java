package org.foramen.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.junit.jupiter.api.Test;

class CurrenciesTest {

    private static final CompiledCodeSystem CURRENCIES =
            CompiledCodeSystem.of(Currencies.definition(Instant.parse("2026-11-21T00:00:00Z")));

    @Test
    void aCurrencyHasItsNameAndItsDecimals() {
        int euro = CURRENCIES.ordinalOf("EUR");
        assertThat(CURRENCIES.display(euro)).isEqualTo("Euro");
        assertThat(CURRENCIES.concept(euro).properties())
                .extracting(property -> property.code() + "=" + property.value().text())
                .containsExactly("decimals=2", "numeric=978");
        assertThat(CURRENCIES.ordinalOf("EURO")).isNegative();
        assertThat(CURRENCIES.ordinalOf("eur")).isNegative();
    }

    @Test
    void oneThatIsNoLongerInUseIsInactive() {
        assertThat(CURRENCIES.isInactive(CURRENCIES.ordinalOf("DEM"))).isTrue();
        assertThat(CURRENCIES.isInactive(CURRENCIES.ordinalOf("USD"))).isFalse();
        assertThat(CURRENCIES.isInactive(CURRENCIES.ordinalOf("XAU"))).isFalse();
    }
}
