package org.foramen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of a page of the documentation that is written from the code, between two marks that do not show.
 *
 * @param page its file below docs
 * @param name as the marks have it
 */
public record GeneratedTable(String page, String name) {

    /** Holds the table against what the code says; with {@code -Dconformance.update=true} it is written first. */
    public void assertIs(List<String> rows) throws IOException {
        if (ConformanceBaseline.isToBeUpdated()) {
            write(rows);
        }
        assertThat(rows())
                .as("docs/" + page + " is out of date: run this test with -Dconformance.update=true")
                .isEqualTo(rows);
    }

    /** Writes the table into the page. */
    public void write(List<String> rows) throws IOException {
        List<String> lines = Files.readAllLines(file());
        List<String> written = new ArrayList<>(lines.subList(0, begin(lines) + 1));
        written.addAll(rows);
        written.addAll(lines.subList(end(lines), lines.size()));
        Files.write(file(), written);
    }

    /** The rows that stand in the page. */
    public List<String> rows() throws IOException {
        List<String> lines = Files.readAllLines(file());
        return lines.subList(begin(lines) + 1, end(lines));
    }

    private Path file() {
        return Path.of(System.getProperty("foramen.basedir", "."), "docs", page);
    }

    private int begin(List<String> lines) {
        return mark("<!-- " + name + " -->", lines);
    }

    private int end(List<String> lines) {
        return mark("<!-- end of " + name + " -->", lines);
    }

    private int mark(String mark, List<String> lines) {
        int line = lines.indexOf(mark);
        if (line < 0) {
            throw new IllegalStateException("docs/" + page + " has no line " + mark);
        }
        return line;
    }
}
