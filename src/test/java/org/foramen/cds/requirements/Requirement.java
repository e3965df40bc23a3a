package org.foramen.cds.requirements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A row of HL7's requirement lists that concerns a service, in our words.
 *
 * @param list {@code 2.0} or {@code hooks}
 * @param row its number there
 * @param section the anchor in the specification, or the hook
 * @param conformance as the list has it, e.g. {@code SHALL}
 * @param text what it asks for
 * @param explanation why no test holds it; empty where one does
 */
record Requirement(String list, int row, String section, String conformance, String text, String explanation) {

    private static final Path FILE =
            Path.of(System.getProperty("foramen.basedir", ""), "src/test/resources/cds-hooks-requirements.txt");

    static List<Requirement> all() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Requirement::of)
                .toList();
    }

    private static Requirement of(String line) {
        String[] cells = line.split("\t", -1);
        String[] id = cells[0].split("/", -1);
        return new Requirement(
                id[0], Integer.parseInt(id[1]), cells[1], cells[2], cells[3], cells.length > 4 ? cells[4] : "");
    }

    /** As names of tests begin: {@code row57}, {@code hooksRow16}. */
    String tag() {
        return (list.equals("2.0") ? "row" : "hooksRow") + row;
    }

    /** Where it stands, as a link in Markdown. */
    String link() {
        return list.equals("2.0")
                ? "[" + row + "](https://cds-hooks.hl7.org/2.0/#" + section + ")"
                : "[hooks " + row + "](https://cds-hooks.hl7.org/hooks/STU1/" + section + ".html#context)";
    }
}
