package org.foramen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.foramen.app.settings.Settings;
import org.foramen.outgoing.OutgoingHttp;
import org.foramen.security.TokenDraft;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call is settled before the server starts. */
class TrustTest {

    private static final Knowledge KNOWLEDGE =
            Knowledge.load(Settings.read(null, Map.of(), Map.of()).knowledge());
    private static final OutgoingHttp HTTP = new OutgoingHttp();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        HTTP.close();
    }

    private static Trust trust(String... settings) {
        Map<String, String> flags = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            flags.put(settings[i], settings[i + 1]);
        }
        return Trust.of(Settings.read(null, Map.of(), flags), KNOWLEDGE, HTTP);
    }

    private String clients(String trust) throws IOException {
        Files.writeString(folder.resolve("clinic.jwks.json"), TokenDraft.keySet(TokenDraft.ellipticKey("one")));
        return Files.writeString(
                        folder.resolve("clients.json"),
                        "{\"clients\": [{\"id\": \"clinic\", \"trust\": {\"issuer\": \"" + TokenDraft.ISSUER + "\", "
                                + trust + "}}]}")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
    void onThisMachineAnyoneMayCall(String host) {
        assertThat(trust("host", host).issuers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.5"})
    void row177_onANetworkSomebodyHasToSaySo(String host) {
        assertThatThrownBy(() -> trust("host", host))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("The server would listen on " + host + " with no client configured")
                .hasMessageContaining("cds-clients")
                .hasMessageContaining("allow-anyone = true")
                .hasMessageContaining("FORAMEN_ALLOW_ANYONE=true");
        assertThat(trust("host", host, "allow-anyone", "true").issuers()).isEmpty();
    }

    @Test
    void withClientsItMayListenEverywhereButTokensNeedAnAddress() throws IOException {
        String clients = clients("\"jwks\": \"clinic.jwks.json\"");
        assertThatThrownBy(() -> trust("host", "0.0.0.0", "cds-clients", clients))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("base-url");
        assertThat(trust("host", "0.0.0.0", "cds-clients", clients, "base-url", "https://cds.example.org")
                        .issuers())
                .singleElement()
                .satisfies(issuer -> assertThat(issuer.client()).isEqualTo("clinic"));
        assertThat(trust("host", "192.0.2.1", "cds-clients", clients).issuers()).hasSize(1);
    }

    @Test
    void allowingAnyoneDoesNotMakeTokensSuperfluous() throws IOException {
        String clients = clients("\"jwks\": \"clinic.jwks.json\"");
        assertThat(trust("allow-anyone", "true", "cds-clients", clients).issuers())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "missing.json, missing.json",
        "clients.json, clients.json",
        "http://ehr.example.org/jwks.json, https",
        "https:jwks.json, https:jwks.json",
        "https://user@ehr.example.org/jwks.json, not an http",
    })
    void keysThatCannotBeUsedStopTheStart(String jwks, String told) throws IOException {
        String clients = clients("\"jwks\": \"" + jwks + "\"");
        assertThatThrownBy(() -> trust("cds-clients", clients))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("The client clinic")
                .hasMessageContaining(told);
    }

    @Test
    void row195_theAddressOfFetchedKeysIsTheOnlyOneThatATokenMayName() throws IOException {
        String address = "https://ehr.example.org/jwks.json";
        assertThat(trust("cds-clients", clients("\"jwks\": \"" + address + "\""))
                        .issuers())
                .singleElement()
                .satisfies(issuer -> assertThat(issuer.jku()).isEqualTo(address));
        assertThat(trust("cds-clients", clients("\"jwks\": \"clinic.jwks.json\", \"jku\": \"" + address + "\""))
                        .issuers())
                .singleElement()
                .satisfies(issuer -> assertThat(issuer.jku()).isEqualTo(address));
    }

    @Test
    void anOriginIsSchemeHostAndPort() throws IOException {
        Path file = folder.resolve("clients.json");
        for (String origin : new String[] {"*", "https://app.example.org/", "app.example.org", "null"}) {
            Files.writeString(file, "{\"open\": {\"origins\": [\"" + origin + "\"]}}");
            assertThatThrownBy(() -> trust("cds-clients", file.toString()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("origin");
        }
    }
}
