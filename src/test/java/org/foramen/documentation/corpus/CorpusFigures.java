package org.foramen.documentation.corpus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a table of measurements. They may only grow: lower ones are let in with another corpus only, and then the
 * fingerprint of the notes in the same table has changed too, for whoever reviews it to see.
 *
 * @param corpora the fingerprint of the notes of each part
 * @param f1 of each axis and part
 */
record CorpusFigures(Map<String, String> corpora, Map<String, Double> f1) {

    /** What the row of a part begins with that tells which notes were measured. */
    static final String NOTES = "notes ";

    private static final int WHAT = 1;
    private static final int PART = 2;
    private static final int F1 = 6;

    static CorpusFigures of(List<String> rows) {
        Map<String, String> corpora = new HashMap<>();
        Map<String, Double> f1 = new HashMap<>();
        for (String row : rows) {
            String[] cells = row.split("\\s*\\|\\s*", -1);
            if (cells.length > PART && cells[WHAT].startsWith(NOTES)) {
                corpora.put(cells[PART], cells[WHAT]);
            } else if (cells.length > F1 && cells[F1].matches("[0-9.]+")) {
                f1.put(cells[WHAT] + " of " + cells[PART], Double.valueOf(cells[F1]));
            }
        }
        return new CorpusFigures(corpora, f1);
    }

    /** What is lower in the other, among the parts whose notes and labels are the same in both. */
    List<String> fallenIn(CorpusFigures other) {
        List<String> fallen = new ArrayList<>();
        corpora.forEach((part, notes) -> {
            if (notes.equals(other.corpora.get(part))) {
                f1.forEach((what, figure) -> {
                    double now = other.f1.getOrDefault(what, 0.0);
                    if (what.endsWith(" of " + part) && now < figure) {
                        fallen.add(what + ": " + now + " after " + figure);
                    }
                });
            }
        });
        return fallen;
    }
}
