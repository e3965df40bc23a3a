package org.foramen.documentation.corpus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;

/**
 * A note with what a reader should find in it. The files' README says how they are written.
 *
 * @param id unique, e.g. {@code m01}
 * @param text the note
 * @param labels what it says, each once
 * @param codes the codes that it supports, none for none
 */
record LabelledNote(String id, String text, Set<Label> labels, Set<String> codes) {

    /** What a note says on an axis. */
    record Label(Axis axis, String code, Status status) {
        @Override
        public String toString() {
            return axis.code() + " " + code + " " + status.code();
        }
    }

    private static final Map<String, Axis> AXES = Map.of(
            "reg", Axis.REGION,
            "str", Axis.STRUCTURE,
            "mec", Axis.MECHANISM,
            "img", Axis.IMAGING,
            "care", Axis.CONSERVATIVE_CARE,
            "lat", Axis.LATERALITY,
            "root", Axis.NERVE_ROOT,
            "dx", Axis.DEFINITIVE_DIAGNOSIS,
            "neu", Axis.NEUROLOGIC_DEFICIT);

    private static final Map<Character, Status> SIGNS =
            Map.of('-', Status.NEGATED, '?', Status.UNCERTAIN, '<', Status.HISTORICAL);

    /** The notes of a file. */
    static List<LabelledNote> parse(String file) {
        List<LabelledNote> notes = new ArrayList<>();
        for (String block : file.split("(?m)^=== ", -1)) {
            if (!block.isBlank()) {
                notes.add(note(block));
            }
        }
        return notes;
    }

    private static LabelledNote note(String block) {
        int title = block.indexOf('\n');
        int gold = block.lastIndexOf("\n---");
        if (gold < title) {
            throw new IllegalArgumentException("No labels after: " + block.substring(0, title));
        }
        String id = block.substring(0, title).strip().split(" ", 2)[0];
        Set<Label> labels = new LinkedHashSet<>();
        Set<String> codes = new LinkedHashSet<>();
        for (String part : block.substring(gold + 4).strip().split("\\s*;\\s*", -1)) {
            String[] words = part.split(" ", -1);
            if (words.length != 2) {
                throw new IllegalArgumentException("In " + id + " a label is not two words: " + part);
            }
            if (!words[0].equals("code")) {
                labels.add(label(id, words[0], words[1]));
            } else if (!words[1].equals("none")) {
                codes.add(words[1]);
            }
        }
        return new LabelledNote(id, block.substring(title + 1, gold), labels, codes);
    }

    private static Label label(String id, String axis, String value) {
        Axis known = AXES.get(axis);
        if (known == null) {
            throw new IllegalArgumentException("In " + id + " there is no axis " + axis);
        }
        Status status = SIGNS.get(value.charAt(value.length() - 1));
        String code = status == null ? value : value.substring(0, value.length() - 1);
        return new Label(known, code, status == null ? Status.AFFIRMED : status);
    }
}
