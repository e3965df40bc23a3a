package org.foramen.terminology.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CanonicalTest {

    @Test
    void theVersionStandsBehindTheBar() {
        assertThat(Canonical.parse("http://x.org/a|1.0")).isEqualTo(new Canonical("http://x.org/a", "1.0"));
        assertThat(Canonical.parse("http://x.org/a|").version()).isNull();
        assertThat(Canonical.parse("http://x.org/a").at("2")).hasToString("http://x.org/a|2");
    }

    @Test
    void withoutUrlItIsRefused() {
        assertThatThrownBy(() -> Canonical.parse("|1.0")).isInstanceOf(Refusal.class);
    }
}
