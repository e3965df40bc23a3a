package org.foramen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the image would hold, started as the image would start it. */
@EnabledOnOs(OS.LINUX)
class DockerLayoutIT {

    @TempDir
    Path folder;

    @Test
    void startsIsHealthyAndStops() throws Exception {
        Path output = folder.resolve("output.txt");
        Path script = Path.of(System.getProperty("foramen.basedir", "."), "docker", "layout-test.sh");
        Process process = new ProcessBuilder(
                        "bash", script.toString(), RunningJar.jar().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output)).contains("healthy, stopped");
        assertThat(process.exitValue()).isZero();
    }
}
