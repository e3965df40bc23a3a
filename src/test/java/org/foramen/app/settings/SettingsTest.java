package org.foramen.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path folder;

    @Test
    void defaults() {
        assertThat(Settings.read(null, NONE, NONE))
                .isEqualTo(new Settings(
                        new ServerSettings(
                                "127.0.0.1",
                                8080,
                                null,
                                8 * 1024 * 1024,
                                16 * 1024,
                                64,
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(20)),
                        new KnowledgeSettings(List.of(), 10_000, 10_000_000, 50, 20_000),
                        new CacheSettings(100, 32 * 1024 * 1024, Duration.ofMinutes(30)),
                        new CdsSettings(null, new FetchSettings(Duration.ofSeconds(1), 4 * 1024 * 1024, 10)),
                        new StoreSettings(Path.of("data"), false),
                        new TrustSettings(false, Duration.ofMinutes(10), Duration.ofSeconds(60), 1_000_000)));
    }

    @Test
    void everySettingFromAFile() throws IOException {
        Path file = file("""
                host = 0.0.0.0
                port = 9000
                base-url = https://terminology.example.org/m99/
                max-body-bytes = 1000
                max-header-bytes = 2000
                max-threads = 9
                idle-timeout = 5m
                stop-timeout = 250ms
                max-expansion = 77
                max-work = 200000
                max-closure-tables = 7
                max-closure-entries = 700
                resources = /srv/one, /srv/two
                max-caches = 3
                max-cache-characters = 200000
                cache-idle-timeout = 90s
                cds-clients = /etc/foramen/clients.json
                cds-fetch-deadline = 700ms
                cds-fetch-max-bytes = 50000
                cds-fetch-max-pages = 4
                data = /var/lib/foramen
                allow-anyone = true
                max-token-lifetime = 5m
                clock-skew = 5s
                max-remembered-tokens = 5000
                """);
        assertThat(Settings.read(file, NONE, NONE))
                .isEqualTo(new Settings(
                        new ServerSettings(
                                "0.0.0.0",
                                9000,
                                "https://terminology.example.org/m99",
                                1000,
                                2000,
                                9,
                                Duration.ofMinutes(5),
                                Duration.ofMillis(250)),
                        new KnowledgeSettings(List.of(Path.of("/srv/one"), Path.of("/srv/two")), 77, 200_000, 7, 700),
                        new CacheSettings(3, 200_000, Duration.ofSeconds(90)),
                        new CdsSettings(
                                Path.of("/etc/foramen/clients.json"),
                                new FetchSettings(Duration.ofMillis(700), 50_000, 4)),
                        new StoreSettings(Path.of("/var/lib/foramen"), true),
                        new TrustSettings(true, Duration.ofMinutes(5), Duration.ofSeconds(5), 5000)));
    }

    @Test
    void flagsWinOverEnvironmentOverFile() throws IOException {
        Path file = file("host=file\nport=1\nmax-threads=10\n");
        Map<String, String> environment = Map.of("FORAMEN_HOST", "environment", "FORAMEN_PORT", "2", "HOME", "/root");
        ServerSettings server =
                Settings.read(file, environment, Map.of("host", "flag")).server();
        assertThat(server.host()).isEqualTo("flag");
        assertThat(server.port()).isEqualTo(2);
        assertThat(server.maxThreads()).isEqualTo(10);
    }

    @Test
    void theEnvironmentMayNameTheFile() throws IOException {
        Path file = file("port=1234\n");
        assertThat(Settings.read(null, Map.of("FORAMEN_CONFIG", file.toString()), NONE)
                        .server()
                        .port())
                .isEqualTo(1234);
    }

    @Test
    void anUnknownKeyIsRefusedWhereverItStands() throws IOException {
        Path file = file("prot=1\n");
        assertThatThrownBy(() -> Settings.read(file, NONE, NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Unknown setting prot in " + file)
                .hasMessageContaining("port");
        assertThatThrownBy(() -> Settings.read(null, Map.of("FORAMEN_PROT", "1"), NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Unknown setting FORAMEN_PROT of the environment");
        assertThatThrownBy(() -> Settings.read(null, NONE, Map.of("prot", "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("Unknown setting --prot");
    }

    @ParameterizedTest
    @CsvSource({
        "host, ''",
        "port, -1",
        "port, 65536",
        "port, eighty",
        "base-url, terminology.example.org",
        "base-url, ftp://terminology.example.org",
        "base-url, 'https://terminology.example.org?x'",
        "base-url, 'https://not a host'",
        "max-body-bytes, 0",
        "max-body-bytes, 8MiB",
        "max-header-bytes, 10",
        "max-threads, 1",
        "max-expansion, 0",
        "max-closure-tables, 0",
        "max-closure-entries, 0",
        "idle-timeout, 60",
        "idle-timeout, 0s",
        "stop-timeout, -1s",
        "max-caches, 0",
        "max-cache-characters, 99999",
        "cache-idle-timeout, 0s",
        "data, ''",
        "allow-anyone, yes",
        "allow-anyone, TRUE",
        "allow-anyone, ''",
        "max-token-lifetime, 0s",
        "clock-skew, 301s",
        "max-remembered-tokens, 1",
    })
    void aValueThatCannotBeUsedIsRefusedByName(String key, String value) {
        assertThatThrownBy(() -> Settings.read(null, NONE, Map.of(key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("The setting --" + key + " is '" + value + "' but needs ");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing.properties");
        assertThatThrownBy(() -> Settings.read(missing, NONE, NONE))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(missing.toString());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("foramen.properties"), text);
    }
}
