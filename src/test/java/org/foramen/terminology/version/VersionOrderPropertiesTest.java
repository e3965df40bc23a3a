package org.foramen.terminology.version;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A shelf is sorted by version, so that the order must be total. */
class VersionOrderPropertiesTest {

    @Property(tries = 5_000)
    void theOrderIsTotal(@ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
        VersionOrder order = VersionOrder.OLDEST_FIRST;
        assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
        assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
        if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
            assertThat(order.compare(a, c)).isNotPositive();
        }
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.strings().withChars("019a.-").ofMaxLength(5);
    }
}
