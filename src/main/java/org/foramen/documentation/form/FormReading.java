package org.foramen.documentation.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.form.NoteDraft.Mark;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.reading.Diagnosis;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.reading.Reading;
import org.foramen.documentation.sentence.Place;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads a form: coded answers are findings by their codes, words are read like a note of the same lesion. */
public final class FormReading {

    private final Documentation documentation;

    public FormReading(Documentation documentation) {
        this.documentation = documentation;
    }

    /** Whether the text names a level of the spine. */
    public boolean isLevel(String text) {
        return LevelName.place(text, documentation.lexicon().spine()).isPresent();
    }

    /** What the answers tell; refuses words that are too long to be read. */
    public Told read(List<Passage> passages) {
        return new One(NoteDraft.of(passages), passages).told();
    }

    private final class One {

        private final String note;
        private final List<Mark> marks;
        private final List<Passage> passages;
        private final Spine spine = documentation.lexicon().spine();
        private final List<Finding> findings = new ArrayList<>();
        private final List<Lesion> wordLesions = new ArrayList<>();
        private final List<Diagnosis> wordDiagnoses = new ArrayList<>();

        One(NoteDraft draft, List<Passage> passages) {
            this.note = draft.text();
            this.marks = draft.marks();
            this.passages = passages;
        }

        Told told() {
            if (note.length() > Documentation.LONGEST) {
                throw new Refusal(Problem.invalid(
                        "The answers make up a note of " + note.length() + " characters; at most "
                                + Documentation.LONGEST + " are read",
                        null));
            }
            marks.forEach(this::read);
            findings.sort(Comparator.comparingInt(Finding::offset));
            FormLesion answered = FormLesion.of(marks, spine);
            @Nullable Lesion lesion = answered == null ? null : answered.with(wordLesions, documentation.lexicon());
            List<Coding> named = codes(Question.DEFINITIVE_DIAGNOSIS);
            List<Diagnosis> diagnoses = new ArrayList<>();
            Place place = lesion == null ? Place.NONE : lesion.place();
            named.forEach(code -> diagnoses.add(new Diagnosis(code, place)));
            diagnoses.addAll(wordDiagnoses);
            List<Lesion> lesions = lesion == null ? wordLesions : FormLesion.besides(lesion, wordLesions);
            Reading reading = new Reading(findings, lesions, diagnoses);
            boolean applies = passages.stream()
                    .flatMap(passage -> passage.to(Question.DEFINITIVE_DIAGNOSIS_APPLIES).stream())
                    .anyMatch(answer -> answer instanceof Answer.YesOrNo given && given.yes());
            return new Told(note, lesionText(), reading, lesion, named, applies && diagnoses.isEmpty());
        }

        private void read(Mark mark) {
            if (mark.answer() instanceof Answer.Coded coded) {
                Axis axis = mark.question().axis();
                if (axis != null) {
                    add(axis, coded.coding(), mark);
                }
            } else if (mark.question() == Question.LEVEL
                    && codes(Question.REGION).isEmpty()) {
                LevelName.place(text(mark), spine)
                        .ifPresent(place -> place.regions().forEach(region -> {
                            Coding value = documentation.lexicon().value(Axis.REGION, region);
                            if (value != null) {
                                add(Axis.REGION, value, mark);
                            }
                        }));
            } else if (mark.question().kind() == Question.Kind.READ) {
                words(mark);
            }
        }

        private String text(Mark mark) {
            return note.substring(mark.offset(), mark.offset() + mark.length());
        }

        private void add(Axis axis, Coding value, Mark mark) {
            findings.add(new Finding(axis, value, mark.question().status(), text(mark), mark.offset(), mark.length()));
        }

        /** The offsets of what is read in words are moved to where the words stand. */
        private void words(Mark mark) {
            Reading read = documentation.read(text(mark));
            for (Finding each : read.findings()) {
                findings.add(new Finding(
                        each.axis(),
                        each.value(),
                        each.status(),
                        each.text(),
                        each.offset() + mark.offset(),
                        each.length()));
            }
            for (Lesion each : read.lesions()) {
                wordLesions.add(new Lesion(
                        each.place(),
                        each.placed(),
                        each.structure(),
                        each.mechanisms(),
                        each.weight(),
                        each.offset() + mark.offset()));
            }
            wordDiagnoses.addAll(read.diagnoses());
        }

        private List<Coding> codes(Question question) {
            return passages.stream()
                    .flatMap(passage -> passage.to(question).stream())
                    .filter(Answer.Coded.class::isInstance)
                    .map(answer -> ((Answer.Coded) answer).coding())
                    .toList();
        }

        private String lesionText() {
            return marks.stream()
                    .filter(mark -> FormLesion.isOfLesion(mark.question()))
                    .findFirst()
                    .map(mark -> statement(mark.offset()))
                    .orElse("");
        }

        /** The line around the place, without a heading before it and a full stop at the end. */
        private String statement(int offset) {
            int start = note.lastIndexOf('\n', offset) + 1;
            int colon = note.lastIndexOf(':', offset - 1);
            int end = note.indexOf('\n', offset);
            String line = note.substring(Math.max(start, colon + 1), end < 0 ? note.length() : end)
                    .strip();
            String statement = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
            return statement.isEmpty()
                    ? statement
                    : Character.toUpperCase(statement.charAt(0)) + statement.substring(1);
        }
    }
}
