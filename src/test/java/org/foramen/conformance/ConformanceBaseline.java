package org.foramen.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tests that passed once and must pass from then on.
 *
 * @param tests how many tests each suite has in the folder
 * @param passing each as {@code suite/test}
 */
public record ConformanceBaseline(Map<String, Integer> tests, Set<String> passing) {

    private static final Path FILE =
            Path.of(System.getProperty("foramen.basedir", "."), "src", "test", "resources", "conformance-baseline.txt");
    private static final String SUITE = "#! ";

    public ConformanceBaseline {
        tests = Map.copyOf(tests);
        passing = Set.copyOf(passing);
    }

    /** Whether this run is to write down what it finds instead of comparing with it. */
    public static boolean isToBeUpdated() {
        return Boolean.getBoolean("conformance.update");
    }

    public static ConformanceBaseline read() {
        Map<String, Integer> tests = new TreeMap<>();
        Set<String> passing = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(FILE)) {
                if (line.startsWith(SUITE)) {
                    String[] suiteAndTests = line.substring(SUITE.length()).split(" ", 2);
                    tests.put(suiteAndTests[0], Integer.valueOf(suiteAndTests[1]));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    passing.add(line.strip());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new ConformanceBaseline(tests, passing);
    }

    /** This and what passes now: a baseline never loses a test, and a suite never shrinks. */
    public ConformanceBaseline grown(ConformanceBaseline now) {
        Map<String, Integer> all = new TreeMap<>(tests);
        now.tests.forEach((suite, count) -> all.merge(suite, count, Math::max));
        Set<String> union = new TreeSet<>(passing);
        union.addAll(now.passing);
        return new ConformanceBaseline(all, union);
    }

    public void write() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# HL7's terminology ecosystem tests, mode general, that pass: one a line, as suite/test. It only grows.");
        lines.add("# docs/conformance.md says how to refresh it. The next lines: how many tests each suite has.");
        new TreeMap<>(tests).forEach((suite, count) -> lines.add(SUITE + suite + " " + count));
        lines.addAll(new TreeSet<>(passing));
        Files.write(FILE, lines);
    }

    /** The rows of the page's table, the sum last. */
    public List<String> table() {
        List<String> rows = new ArrayList<>(List.of("| Suite | Tests | Pass |", "|---|---|---|"));
        new TreeMap<>(tests)
                .forEach((suite, count) -> rows.add("| " + suite + " | " + count + " | " + passed(suite) + " |"));
        int sum = tests.values().stream().mapToInt(Integer::intValue).sum();
        rows.add("| **all** | **" + sum + "** | **" + passing.size() + "** |");
        return rows;
    }

    private long passed(String suite) {
        return passing.stream().filter(test -> test.startsWith(suite + "/")).count();
    }
}
