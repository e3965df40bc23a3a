package org.foramen.cds.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.foramen.outgoing.AllowedOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsReaderTest {

    @TempDir
    Path folder;

    @Test
    void withoutAFileEverybodyIsTheOpenClientWithTheDefaults() {
        CdsClients clients = ClientsReader.none();
        assertThat(clients.asksForTokens()).isFalse();
        CdsClient open = clients.open();
        assertThat(open)
                .isEqualTo(new CdsClient(
                        "open",
                        null,
                        CdsHooksVersion.V2_0,
                        false,
                        false,
                        List.of(),
                        List.of(),
                        3,
                        MaxIndicator.CRITICAL,
                        Duration.ofDays(30),
                        Map.of(),
                        false,
                        null));
        assertThat(open.mode("any-rule")).isEqualTo(RuleMode.ON);
    }

    @Test
    void everythingThatCanBeSaidOfAClient() throws IOException {
        CdsClients clients = ClientsReader.read(file("""
                {"clients": [{
                  "id": "clinic",
                  "trust": {"issuer": "https://ehr.example.org", "jwks": "clinic.jwks.json", "tenants": ["north"]},
                  "version": "3.0",
                  "systemActions": true,
                  "editsFinalProblems": true,
                  "fhirServers": [{"origin": "https://ehr.example.org:8443", "privateNetwork": true}],
                  "origins": ["https://app.example.org"],
                  "maxCards": 5,
                  "maxIndicator": "warning",
                  "coolDown": "P7D",
                  "rules": {"excludes1-conflict": "shadow", "code-not-billable": "off"},
                  "seesAllFigures": true,
                  "documentationForm": {"label": "Document it", "url": "https://app.example.org/launch"}
                }]}"""));
        assertThat(clients.asksForTokens()).isTrue();
        assertThat(clients.named("clinic"))
                .contains(new CdsClient(
                        "clinic",
                        new ClientTrust("https://ehr.example.org", "clinic.jwks.json", null, false, List.of("north")),
                        CdsHooksVersion.V3_0,
                        true,
                        true,
                        List.of(new AllowedOrigin(URI.create("https://ehr.example.org:8443"), true)),
                        List.of(URI.create("https://app.example.org")),
                        5,
                        MaxIndicator.WARNING,
                        Duration.ofDays(7),
                        Map.of("excludes1-conflict", RuleMode.SHADOW, "code-not-billable", RuleMode.OFF),
                        true,
                        new DocumentationForm("Document it", URI.create("https://app.example.org/launch"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"open": {"maxCard": 3}}                                                 | maxCard
                    {"open": {"maxCards": 0}}                                                | maxCards must be at least 1
                    {"open": {"coolDown": "a month"}}                                        | coolDown
                    {"open": {"rules": {"x": "sometimes"}}}                                  | sometimes
                    {"open": {"fhirServers": [{"origin": "https://ehr.example.org/fhir"}]}}  | origin
                    {"open": {"fhirServers": [{"origin": "ftp://ehr.example.org"}]}}         | origin
                    {"clients": [{"id": "a"}]}                                               | the client a needs trust
                    {"clients": [{"trust": {"issuer": "i", "jwks": "j"}}]}                   | id
                    {"clients": [{"id": "a", "trust": {"issuer": "i"}}]}                     | jwks
                    {"clients": [{"id": "open", "trust": {"issuer": "i", "jwks": "j"}}]}     | two clients
                    {"clients": [                                                            | end-of-input
                    """)
    void whatCannotBeIsRefusedByFileAndPlace(String json, String named) throws IOException {
        Path file = file(json);
        assertThatThrownBy(() -> ClientsReader.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource({
        "https://ehr.example.org/fhir, true",
        "HTTPS://EHR.example.org:443/fhir, true",
        "http://ehr.example.org/fhir, false",
        "https://ehr.example.org:8443/fhir, false",
        "https://ehr.example.org.evil.example/fhir, false",
        "https://ehr.example.org@evil.example/fhir, false",
        "https://user@ehr.example.org/fhir, false",
    })
    void aServerIsKnownByItsExactOrigin(URI address, boolean covered) {
        AllowedOrigin endpoint = new AllowedOrigin(URI.create("https://ehr.example.org"), false);
        assertThat(endpoint.covers(address)).isEqualTo(covered);
    }

    private Path file(String json) throws IOException {
        return Files.writeString(folder.resolve("clients.json"), json);
    }
}
