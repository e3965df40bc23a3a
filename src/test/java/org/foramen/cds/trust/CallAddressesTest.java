package org.foramen.cds.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallAddressesTest {

    private static final String PUBLIC = "https://cds.example.org/m99";

    @Test
    void behindAProxyOnlyThePublicAddressCounts() {
        CallAddresses addresses = new CallAddresses(PUBLIC, "127.0.0.1", true);
        assertThat(addresses.of("/cds-services", 8080)).containsExactly(PUBLIC + "/cds-services");
        assertThat(addresses.of("/cds-services/", 8080)).containsExactly(PUBLIC + "/cds-services");
        assertThat(addresses.of("/cds-services/m99-order-sign", 8080))
                .containsExactly(PUBLIC + "/cds-services/m99-order-sign");
    }

    @Test
    void feedbackIsNamedByItsOwnAddressOrThatOfItsService() {
        assertThat(new CallAddresses(PUBLIC, "127.0.0.1", true).of("/cds-services/m99-order-sign/feedback", 8080))
                .containsExactly(
                        PUBLIC + "/cds-services/m99-order-sign/feedback", PUBLIC + "/cds-services/m99-order-sign");
    }

    @Test
    void thisMachineHasSeveralNames() {
        assertThat(new CallAddresses(null, "127.0.0.1", true).of("/cds-services", 8080))
                .containsExactly(
                        "http://127.0.0.1:8080/cds-services",
                        "http://localhost:8080/cds-services",
                        "http://[::1]:8080/cds-services");
        assertThat(new CallAddresses(null, "::1", true).of("/cds-services", 80))
                .startsWith("http://[::1]/cds-services");
        assertThat(new CallAddresses(null, "cds.example.org", false).of("/cds-services", 8080))
                .containsExactly("http://cds.example.org:8080/cds-services");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void everywhereIsNoAddress(String host) {
        assertThatThrownBy(() -> new CallAddresses(null, host, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base-url");
        assertThat(new CallAddresses(PUBLIC, host, false).of("/cds-services", 1))
                .containsExactly(PUBLIC + "/cds-services");
    }
}
