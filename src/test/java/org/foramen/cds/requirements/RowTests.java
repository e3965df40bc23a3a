package org.foramen.cds.requirements;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests that name the rows that they hold: methods such as {@code row57_onlyRootFieldsAreTokens}, or
 * {@code row7_row9_...} for several, or {@code hooksRow16_...} for those of the Hook Library.
 */
final class RowTests {

    private static final Path TESTS = Path.of(System.getProperty("foramen.basedir", ""), "src/test/java");
    private static final Pattern TEST = Pattern.compile(
            "@(?:Test|ParameterizedTest)\\b(?:(?!\\bvoid\\b)[\\s\\S])*?\\bvoid\\s+((?:(?:row|hooksRow)\\d+_)+\\w+)\\(");
    private static final Pattern TAG = Pattern.compile("(?:row|hooksRow)\\d+(?=_)");

    private RowTests() {}

    /** The sources of the tests that hold a row, below {@code src/test/java}, by the row's tag. */
    static Map<String, List<Path>> byTag() throws IOException {
        Map<String, Set<Path>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> scan(file, found));
        }
        Map<String, List<Path>> tests = new TreeMap<>();
        found.forEach((tag, files) -> tests.put(tag, List.copyOf(files)));
        return tests;
    }

    private static void scan(Path file, Map<String, Set<Path>> found) {
        Matcher test = TEST.matcher(read(file));
        while (test.find()) {
            TAG.matcher(test.group(1)).results().forEach(tag -> found.computeIfAbsent(
                            tag.group(), each -> new TreeSet<>())
                    .add(TESTS.relativize(file)));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
