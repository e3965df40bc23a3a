package org.foramen.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.32.0.1",
                "172.15.255.255",
                "192.169.0.1",
                "223.255.255.254",
                "2a00:1450:4001:80e::200e",
                "2606:4700::1111",
                "64:ff9b::808:808"
            })
    void theInternetIsReached(String address) throws UnknownHostException {
        assertThat(Reach.PUBLIC_ONLY.admits(InetAddress.getByName(address))).isTrue();
        assertThat(Reach.PRIVATE_TOO.admits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "::1",
                "fc00::1",
                "fd12:3456::1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1"
            })
    void aPrivateNetworkIsReachedWhereTheOperatorSaysSo(String address) throws UnknownHostException {
        assertThat(Reach.PUBLIC_ONLY.admits(InetAddress.getByName(address))).isFalse();
        assertThat(Reach.PRIVATE_TOO.admits(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "169.254.169.254",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "192.0.2.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "::",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "fd00:ec2::254",
                "2001:db8::1",
                "2002:7f00:1::",
                "::7f00:1",
                "64:ff9b::a9fe:a9fe"
            })
    void noNameLeadsToLinkLocalMulticastOrMetadataAddresses(String address) throws UnknownHostException {
        assertThat(Reach.PUBLIC_ONLY.admits(InetAddress.getByName(address))).isFalse();
        assertThat(Reach.PRIVATE_TOO.admits(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080, AS_WRITTEN",
        "http://[::1]:8080, AS_WRITTEN",
        "http://LOCALHOST, AS_WRITTEN",
        "https://10.0.0.8, AS_WRITTEN",
        "https://ehr.example.org, PUBLIC_ONLY",
        "http://localhost.example.org, PUBLIC_ONLY"
    })
    void onlyAnAddressOrLocalhostSpeaksForItself(URI origin, Reach reach) {
        assertThat(new AllowedOrigin(origin, false).reach()).isEqualTo(reach);
    }
}
