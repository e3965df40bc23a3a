package org.foramen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that end by themselves. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void doesNotOpenItselfToANetworkUntold() throws Exception {
        RunningJar.Ended ended = RunningJar.run("serve", "--host", "0.0.0.0", "--port", "0");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .startsWith("foramen: The server would listen on 0.0.0.0 with no client configured")
                .contains("foramen: If anyone is meant to call them, say so: allow-anyone = true, or"
                        + " FORAMEN_ALLOW_ANYONE=true.");
    }

    @Test
    void tellsItsVersionAndHowToUseIt() throws Exception {
        assertThat(RunningJar.run("--version").out()).startsWith("Foramen ").doesNotContain("development");
        RunningJar.Ended help = RunningJar.run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("serve", "check", "Exit codes:");
        RunningJar.Ended serve = RunningJar.run("serve", "--help");
        assertThat(serve.code()).isZero();
        assertThat(serve.out()).contains("--host", "--port", "--config", "--resources", "Exit codes:");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() throws Exception {
        assertThat(RunningJar.run("serve", "--prot", "1").code()).isEqualTo(2);
        assertThat(RunningJar.run("sevre").code()).isEqualTo(2);
        assertThat(RunningJar.run().code()).isEqualTo(2);
        RunningJar.Ended port = RunningJar.run("serve", "--port", "many");
        assertThat(port.code()).isEqualTo(1);
        assertThat(port.err())
                .isEqualTo("foramen: The setting --port is 'many' but needs a whole number from 0 to 65535."
                        + System.lineSeparator());
    }

    @Test
    void checksWhatIsPublished() throws Exception {
        RunningJar.Ended ended = RunningJar.run("check");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("OK: ").contains(" CodeSystem", " PlanDefinition", " ValueSet");
    }

    @Test
    void saysWhichFileIsWrong() throws Exception {
        Files.writeString(folder.resolve("wrong.json"), "{\"resourceType\":\"ValueSet\",\"status\":7}");
        RunningJar.Ended check = RunningJar.run("check", "--resources", folder.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).isEmpty();
        assertThat(check.err()).contains("wrong.json").doesNotContain("\tat ");
        RunningJar.Ended serve = RunningJar.run("serve", "--port", "0", "--resources", folder.toString());
        assertThat(serve.code()).isEqualTo(1);
        assertThat(serve.err()).isEqualTo(check.err());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws Exception {
        Path rule = Path.of(
                System.getProperty("foramen.basedir", ""), "fhir-resources/PlanDefinition/excludes1-conflict.json");
        String mine = Files.readString(rule)
                .replace("PlanDefinition/excludes1-conflict", "PlanDefinition/mine")
                .replace("\"id\": \"excludes1-conflict\"", "\"id\": \"mine\"")
                .replace("%dx.code", "%dx.cod")
                .replace("%others.exists()", "%othres.exists()");
        Files.writeString(folder.resolve("mine.json"), mine);
        Files.writeString(folder.resolve("library.json"), """
                {"resourceType":"Library","id":"x","url":"http://example.org/Library/x","status":"active","type":{"text":"x"},
                "relatedArtifact":[{"type":"depends-on","resource":"http://example.org/Library/none"}]}""");
        Path clients = Files.createTempFile("clients", ".json");
        Files.writeString(clients, "{\"open\":{\"maxCadrs\":1}}");
        Path config = Files.createTempFile("foramen", ".properties");
        Files.writeString(config, "cds-clients=" + clients);

        RunningJar.Ended check =
                RunningJar.run("check", "--config", config.toString(), "--resources", folder.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err().lines()).hasSizeGreaterThan(10).allMatch(line -> line.startsWith("foramen: "));
        assertThat(check.err())
                .contains("mine.json: PlanDefinition.action[0].title", "'cod'", "there is no variable %othres")
                .contains("library.json: Library.relatedArtifact.resource: http://example.org/Library/none")
                .contains("maxCadrs")
                .doesNotContain("\tat ");
    }

    @Test
    void saysWhichGoldenCaseFails() throws Exception {
        Path cases = Files.createDirectories(folder.resolve("golden/code-not-billable"));
        Path published = Path.of(System.getProperty("foramen.basedir", ""), "golden/code-not-billable");
        Files.copy(published.resolve("silent-billable.request.json"), cases.resolve("mine.request.json"));
        Files.writeString(cases.resolve("mine.response.json"), "{\"cards\":[{}]}");
        RunningJar.Ended check = RunningJar.run("check", "--resources", folder.toString());
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.err())
                .isEqualTo("foramen: golden/code-not-billable/mine: at /cards/0 the answer is null, not {}"
                        + System.lineSeparator());
    }

    @Test
    void saysWhichFolderIsMissing() throws Exception {
        Path missing = folder.resolve("missing");
        RunningJar.Ended ended = RunningJar.run("check", "--resources", missing.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains(missing.toString()).doesNotContain("\tat ");
    }
}
