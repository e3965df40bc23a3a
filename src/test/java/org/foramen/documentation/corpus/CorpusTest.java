package org.foramen.documentation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.foramen.conformance.GeneratedTable;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.corpus.LabelledNote.Label;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.junit.jupiter.api.Test;

/** How well the reader does on notes with gold labels; docs/documentation.md has the numbers, which may only grow. */
class CorpusTest {

    private static final List<String> BUILD =
            List.of("build-1.txt", "build-2.txt", "build-3.txt", "build-4.txt", "build-5.txt");
    private static final List<String> MEASURE =
            List.of("measure-1.txt", "measure-2.txt", "measure-3.txt", "measure-4.txt", "measure-5.txt");

    private static List<LabelledNote> notes(List<String> files) throws IOException {
        List<LabelledNote> notes = new ArrayList<>();
        for (String file : files) {
            notes.addAll(LabelledNote.parse(content(file)));
        }
        return notes;
    }

    private static String content(String file) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CorpusTest.class.getResourceAsStream("/documentation/corpus/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Changes with every change of a note or a label. */
    private static String fingerprint(List<String> files) throws IOException {
        CRC32 sum = new CRC32();
        for (String file : files) {
            sum.update(content(file).getBytes(StandardCharsets.UTF_8));
        }
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }

    private static Map<Axis, Score> scores(List<LabelledNote> notes) {
        Map<Axis, Score> scores = new EnumMap<>(Axis.class);
        for (LabelledNote note : notes) {
            Set<Label> read = PublishedDocumentation.READER.read(note.text()).findings().stream()
                    .map(finding -> new Label(finding.axis(), finding.value().code(), finding.status()))
                    .collect(Collectors.toSet());
            for (Axis axis : Axis.values()) {
                scores.computeIfAbsent(axis, each -> new Score()).add(on(axis, note.labels()), on(axis, read));
            }
        }
        return scores;
    }

    private static Set<Label> on(Axis axis, Set<Label> labels) {
        return labels.stream().filter(label -> label.axis() == axis).collect(Collectors.toSet());
    }

    private static Score codes(List<LabelledNote> notes) {
        Score score = new Score();
        for (LabelledNote note : notes) {
            Reading reading = PublishedDocumentation.READER.read(note.text());
            Set<String> suggested = PublishedDocumentation.READER.assess(reading, null).suggestedCodes().stream()
                    .map(Coding::code)
                    .collect(Collectors.toSet());
            score.add(note.codes(), suggested);
        }
        return score;
    }

    @Test
    void theCorpusIsLargeAndItsNotesAreTold() throws IOException {
        List<LabelledNote> all = new ArrayList<>(notes(BUILD));
        all.addAll(notes(MEASURE));
        assertThat(all).hasSizeGreaterThanOrEqualTo(150);
        assertThat(all.stream().map(LabelledNote::id)).doesNotHaveDuplicates();
        Set<Axis> axes = new HashSet<>();
        all.forEach(note -> note.labels().forEach(label -> axes.add(label.axis())));
        assertThat(axes).containsExactlyInAnyOrder(Axis.values());
    }

    @Test
    void theMeasuringPartIsReadWellEnough() throws IOException {
        scores(notes(MEASURE))
                .forEach((axis, score) ->
                        assertThat(score.f1()).as(axis.code()).isGreaterThanOrEqualTo(axis.isOfTheCode() ? 0.95 : 0.9));
    }

    @Test
    void theNumbersInTheDocsAreThoseOfTheReaderAndHaveNotFallen() throws IOException {
        List<String> rows = new ArrayList<>(
                List.of("| Axis | Part | Labels | Precision | Recall | F1 |", "|---|---|---|---|---|---|"));
        for (List<String> part : List.of(MEASURE, BUILD)) {
            List<LabelledNote> notes = notes(part);
            String name = part.equals(BUILD) ? "build" : "measure";
            rows.add("| " + CorpusFigures.NOTES + fingerprint(part) + " | " + name + " | " + notes.size() + " | | | |");
            scores(notes).forEach((axis, score) -> rows.add(row(axis.code(), name, score)));
            rows.add(row("suggested code", name, codes(notes)));
        }
        GeneratedTable table = new GeneratedTable("documentation.md", "corpus");
        assertThat(CorpusFigures.of(table.rows()).fallenIn(CorpusFigures.of(rows)))
                .as("figures fell though no note or label changed; nothing was written")
                .isEmpty();
        table.assertIs(rows);
    }

    private static String row(String what, String part, Score score) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.3f | %.3f | %.3f |",
                what,
                part,
                score.labels(),
                score.precision(),
                score.recall(),
                score.f1());
    }
}
