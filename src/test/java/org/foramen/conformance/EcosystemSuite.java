package org.foramen.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * HL7's terminology ecosystem tests with their runner. The runner is a process of its own, since it needs another version of
 * the libraries that HAPI brings, and is built in a copy, since its folder may not be written to.
 */
public final class EcosystemSuite {

    private static final Path HOME =
            Path.of(System.getProperty("foramen.basedir", ".")).toAbsolutePath().normalize();
    private static final Path FOLDER = HOME.resolveSibling("shared").resolve("tx-ecosystem");
    private static final Path WORK = HOME.resolve("target").resolve("conformance");
    private static final String JAR = "target/txrunner-1.0.jar";

    private EcosystemSuite() {}

    /** Thrown when the runner cannot be built; the message has the end of what the build said. */
    public static final class NotBuilt extends IOException {
        private static final long serialVersionUID = 1L;

        NotBuilt(String message) {
            super(message);
        }
    }

    public static boolean isAtHand() {
        return Files.isRegularFile(FOLDER.resolve("tests/test-cases.json"))
                && Files.isRegularFile(FOLDER.resolve("runner/pom.xml"));
    }

    /** What passes on the server at that address. */
    public static ConformanceBaseline run(String fhirBase) throws IOException, InterruptedException {
        Path runner = runner();
        Path report = WORK.resolve("out/report.json");
        Files.deleteIfExists(report);
        String output = finished(
                20,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        runner.toString(),
                        "--tests",
                        FOLDER.resolve("tests").toString(),
                        "--url",
                        fhirBase,
                        "--modes",
                        "general",
                        "--quiet",
                        "--output",
                        WORK.resolve("out").toString()),
                WORK);
        if (!Files.exists(report)) {
            throw new IOException("The runner wrote no report. It said:\n" + output);
        }
        return passing(new ObjectMapper().readTree(report.toFile()));
    }

    /** A name can occur twice in a suite; it passes when both do. */
    private static ConformanceBaseline passing(JsonNode report) {
        Map<String, Integer> tests = new TreeMap<>();
        Set<String> passing = new TreeSet<>();
        Set<String> failing = new TreeSet<>();
        for (JsonNode result : report.get("results")) {
            String status = result.get("status").asText();
            String suite = result.get("suite").asText();
            String test = suite + "/" + result.get("name").asText();
            if (!status.equals("skip") && !passing.contains(test) && !failing.contains(test)) {
                tests.merge(suite, 1, Integer::sum);
            }
            if (!status.equals("skip")) {
                (status.equals("pass") ? passing : failing).add(test);
            }
        }
        passing.removeAll(failing);
        return new ConformanceBaseline(tests, passing);
    }

    private static Path runner() throws IOException, InterruptedException {
        String given = System.getProperty("conformance.runner");
        if (given != null) {
            return Path.of(given);
        }
        Path built = FOLDER.resolve("runner").resolve(JAR);
        if (Files.exists(built)) {
            return built;
        }
        Path copy = WORK.resolve("runner");
        if (!Files.exists(copy.resolve(JAR))) {
            copy(FOLDER.resolve("runner"), copy);
            String output = finished(30, List.of("mvn", "-q", "-B", "package"), copy);
            if (!Files.exists(copy.resolve(JAR))) {
                throw new NotBuilt("The runner of HL7's tests cannot be built. mvn said:\n"
                        + output.substring(Math.max(0, output.length() - 2000)));
            }
        }
        return copy.resolve(JAR);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }

    /** What the command said; its exit status is not asked, since the runner's is about tests that fail. */
    private static String finished(int minutes, List<String> command, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path output = Files.createTempFile(WORK, "output", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("Does not end within " + minutes + " minutes: " + String.join(" ", command));
        }
        return Files.readString(output);
    }
}
