package org.foramen.cds.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads golden cases: {@code <rule>/<name>.request.json} and {@code <rule>/<name>.response.json} below a folder. One without
 * the other, or a file that is not JSON, is noted by file.
 */
public final class GoldenCases {

    /** The time at which cases are judged, so that an answer that depends on the day stays what it is: 2026-11-28, noon UTC. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

    private static final String REQUEST = ".request.json";
    private static final String RESPONSE = ".response.json";

    private final ObjectMapper json = JsonMapper.builder().build();
    private final List<GoldenCase> cases = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /**
     * Adds the cases of a folder; one that is not there has none.
     *
     * @param otherRules the rules that are not asked in them, because they were published elsewhere
     */
    public GoldenCases add(Path folder, Set<String> otherRules) {
        if (!Files.isDirectory(folder)) {
            return this;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> read(folder, file, otherRules));
        } catch (IOException e) {
            wrong.add("Cannot read the folder " + folder);
        }
        return this;
    }

    public List<GoldenCase> cases() {
        return List.copyOf(cases);
    }

    /** A line for each thing that is wrong with the files. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    private void read(Path folder, Path file, Set<String> otherRules) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        boolean request = path.endsWith(REQUEST);
        String stem = path.replace(request ? REQUEST : RESPONSE, "");
        Path other = folder.resolve(stem + (request ? RESPONSE : REQUEST));
        int slash = stem.indexOf('/');
        if (stem.equals(path) || slash < 0) {
            wrong.add("golden/" + path + " is not named RULE/CASE" + REQUEST + " or RULE/CASE" + RESPONSE);
        } else if (!Files.isRegularFile(other)) {
            wrong.add("golden/" + path + " has no " + (request ? RESPONSE : REQUEST) + " beside it");
        } else if (request) {
            read(file, other, stem.substring(0, slash), stem.substring(slash + 1), otherRules);
        }
    }

    private void read(Path request, Path response, String rule, String name, Set<String> otherRules) {
        try {
            String sent = Files.readString(request);
            JsonNode expected = json.readTree(Files.readAllBytes(response));
            cases.add(new GoldenCase(rule, name, sent, expected, otherRules));
        } catch (IOException e) {
            wrong.add("golden/" + rule + "/" + name + RESPONSE + " is not JSON");
        }
    }
}
