package org.foramen.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The built jar, started as a user would. */
final class RunningJar implements AutoCloseable {

    private static final Pattern LINE = Pattern.compile("Foramen (\\S+) ready in (\\d+\\.\\d) s: (http://\\S+)/fhir  "
            + "(http://\\S+)/cds-services  (http://\\S+)/");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final Process process;
    private final String line;
    private final String address;
    private final Path data;

    private RunningJar(Process process, String line, Path data) {
        this.data = data;
        this.process = process;
        this.line = line;
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            process.destroyForcibly();
            throw new AssertionError("Not the line that was promised: " + line);
        }
        this.address = matcher.group(3);
    }

    /** Starts {@code serve} on a free port and waits for its line. */
    static RunningJar start(Path java) throws IOException {
        return start(java, ProcessBuilder.Redirect.INHERIT);
    }

    /** The same, with its log in a file. */
    static RunningJar logging(Path log) throws IOException {
        return start(ownJava(), ProcessBuilder.Redirect.to(log.toFile()));
    }

    private static RunningJar start(Path java, ProcessBuilder.Redirect log) throws IOException {
        Path data = Files.createTempDirectory("data");
        Process process =
                command(java, data, "serve", "--port", "0").redirectError(log).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new RunningJar(process, String.valueOf(out.readLine()), data);
    }

    /** Where it keeps what outlives it. */
    Path data() {
        return data;
    }

    /** What a command that ends by itself said and how it ended. */
    record Ended(int code, String out, String err) {}

    static Ended run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        Path data = Files.createTempDirectory("data");
        try {
            Process process = command(ownJava(), data, arguments)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Does not end: " + List.of(arguments));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
            delete(data);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static ProcessBuilder command(Path java, Path data, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("FORAMEN_"));
        builder.environment().put("FORAMEN_DATA", data.toString());
        return builder;
    }

    static Path jar() {
        return Path.of(System.getProperty("foramen.jar", "target/foramen.jar"));
    }

    static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The java of the JDKs of that feature release that stand beside the one that runs. */
    static List<Path> javasBeside(String release) throws IOException {
        Path parent = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        if (parent == null) {
            return List.of();
        }
        try (Stream<Path> homes = Files.list(parent)) {
            return homes.filter(home -> isOf(home, release))
                    .map(home -> home.resolve("bin/java"))
                    .toList();
        }
    }

    private static boolean isOf(Path home, String release) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + release);
        } catch (IOException e) {
            return false;
        }
    }

    String line() {
        return line;
    }

    int port() {
        return URI.create(address).getPort();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end and gives the exit code. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("Did not stop within 30 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            delete(data);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
