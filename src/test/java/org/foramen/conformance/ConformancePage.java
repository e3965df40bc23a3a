package org.foramen.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The generated tables of docs/conformance.md, each between two marks that do not show. */
public final class ConformancePage {

    private static final Path FILE = Path.of(System.getProperty("foramen.basedir", "."), "docs", "conformance.md");

    private ConformancePage() {}

    /** The rows of a table as the page has them. */
    public static List<String> table(String name) throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        return lines.subList(begin(name, lines) + 1, end(name, lines));
    }

    /** Writes a table into the page. */
    public static void write(String name, List<String> rows) throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        List<String> written = new ArrayList<>(lines.subList(0, begin(name, lines) + 1));
        written.addAll(rows);
        written.addAll(lines.subList(end(name, lines), lines.size()));
        Files.write(FILE, written);
    }

    private static int begin(String name, List<String> lines) {
        return mark("<!-- " + name + " -->", lines);
    }

    private static int end(String name, List<String> lines) {
        return mark("<!-- end of " + name + " -->", lines);
    }

    private static int mark(String mark, List<String> lines) {
        int line = lines.indexOf(mark);
        if (line < 0) {
            throw new IllegalStateException(FILE + " has no line " + mark);
        }
        return line;
    }
}
