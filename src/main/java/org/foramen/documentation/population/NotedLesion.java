package org.foramen.documentation.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.LevelName;
import org.foramen.documentation.form.Question;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.population.Found.Words;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** A lesion, and the note that tells of it. */
record NotedLesion(Lesion lesion, Note note) {

    /** Of each note no more lesions are looked at, the weightiest first, so that the time stays bounded. */
    private static final int MOST_COMPARED = 64;

    /** A lesion that is considered, and whether a code can be given for it. */
    private record Candidate(NotedLesion noted, boolean coded) {}

    /** The lesion that the notes are about: one that a code can be given for, then the weightiest, then the most complete. */
    static Optional<NotedLesion> chief(List<Note> notes, Documentation documentation) {
        Comparator<Candidate> better = Comparator.comparing(Candidate::coded)
                .thenComparing(each -> each.noted().lesion().weight())
                .thenComparing(each -> each.noted().known());
        return notes.stream()
                .flatMap(note -> note.reading().lesions().stream()
                        .limit(MOST_COMPARED)
                        .map(lesion -> new NotedLesion(lesion, note)))
                .map(noted -> new Candidate(noted, !noted.codes(documentation).isEmpty()))
                .reduce((one, other) -> better.compare(other, one) > 0 ? other : one)
                .map(Candidate::noted);
    }

    /** The codes that other lesions of the notes support, and this one does not. */
    static List<Coding> otherCodes(List<Note> notes, NotedLesion chief, Documentation documentation) {
        Set<Coding> codes = new LinkedHashSet<>();
        notes.forEach(
                note -> codes.addAll(documentation.assess(note.reading(), null).suggestedCodes()));
        codes.removeAll(chief.codes(documentation));
        return new ArrayList<>(codes);
    }

    private List<Coding> codes(Documentation documentation) {
        Reading alone = new Reading(List.of(), List.of(lesion), note.reading().diagnoses());
        return documentation.assess(alone, null).suggestedCodes();
    }

    private int known() {
        return (lesion.place().isKnown() ? 1 : 0)
                + (lesion.structure() == null ? 0 : 1)
                + (lesion.mechanisms().isEmpty() ? 0 : 1);
    }

    /** What the lesion answers; of several regions the first. */
    List<Found> answers(Lexicon lexicon) {
        List<Found> answers = new ArrayList<>();
        lesion.place().regions().stream()
                .findFirst()
                .ifPresent(region -> add(Question.REGION, Axis.REGION, region, lexicon, answers));
        for (String mechanism : lesion.mechanisms()) {
            add(Question.MECHANISM, Axis.MECHANISM, mechanism, lexicon, answers);
        }
        if (lesion.structure() != null) {
            add(Question.STRUCTURE, Axis.STRUCTURE, lesion.structure(), lexicon, answers);
        }
        String level = LevelName.of(lesion.place(), lexicon.spine());
        if (!level.isEmpty()) {
            answers.add(new Found(Question.LEVEL, new Answer.Words(level), level(level), 0));
        }
        return answers;
    }

    private void add(Question question, Axis axis, String code, Lexicon lexicon, List<Found> answers) {
        boolean alone = axis == Axis.MECHANISM && lesion.structure() == null;
        Coding value = lexicon.value(axis, alone ? lexicon.alone(code) : code);
        if (value != null) {
            answers.add(new Found(question, new Answer.Coded(value), nearest(axis, code), 0));
        }
    }

    /** The words for it that are nearest to the lesion. */
    private @Nullable Words nearest(Axis axis, String code) {
        return note.reading()
                .on(axis)
                .filter(finding ->
                        finding.isAffirmed() && finding.value().code().equals(code))
                .min(Comparator.comparingInt(finding -> Math.abs(finding.offset() - lesion.offset())))
                .map(finding -> words(finding, note))
                .orElse(null);
    }

    /** Where the level stands; null where it was put together from several. */
    private @Nullable Words level(String level) {
        return note.reading()
                .on(Axis.REGION)
                .filter(finding -> finding.isAffirmed() && finding.text().equalsIgnoreCase(level))
                .min(Comparator.comparingInt(finding -> Math.abs(finding.offset() - lesion.offset())))
                .map(finding -> words(finding, note))
                .orElse(null);
    }

    static Words words(Finding finding, Note note) {
        return new Words(finding.text(), finding.offset(), note.source());
    }
}
