package org.foramen.documentation.population;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.Question;
import org.foramen.documentation.form.Remark;
import org.foramen.documentation.population.Found.Words;
import org.foramen.documentation.reading.Finding;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.operation.ConceptQueries;

/**
 * Answers a form from notes: what they affirm of their chief lesion, with the words that say so. A form is about one lesion;
 * of what is said of others there are remarks.
 */
public final class FormPopulation {

    /** A property of codes that only say that there is something, such as imaging of a kind that is not said. */
    private static final String KIND_NOT_SAID = "kindNotSaid";

    private final Documentation documentation;
    private final ConceptQueries terminology;

    public FormPopulation(Documentation documentation, ConceptQueries terminology) {
        this.documentation = documentation;
        this.terminology = terminology;
    }

    /** The answers that the notes give. */
    public Prefilled from(List<Note> notes) {
        return new One(notes).prefilled();
    }

    private boolean isKindNotSaid(Coding value) {
        return terminology.concept(value).stream()
                .flatMap(concept -> concept.properties().stream())
                .anyMatch(property -> property.code().equals(KIND_NOT_SAID)
                        && property.value() instanceof PropertyValue.Bool not
                        && not.value());
    }

    private final class One {

        private final List<Note> notes;
        private final Optional<NotedLesion> lesion;
        private final List<Found> answers = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();

        One(List<Note> notes) {
            this.notes = notes;
            this.lesion = NotedLesion.chief(notes, documentation);
        }

        Prefilled prefilled() {
            lesion.ifPresentOrElse(this::lesion, () -> {
                one(Question.REGION);
                several(Question.MECHANISM);
                one(Question.STRUCTURE);
            });
            one(Question.LATERALITY);
            several(Question.NERVE_ROOT);
            several(Question.NEUROLOGIC_DEFICIT);
            imaging();
            care();
            diagnoses();
            return new Prefilled(answers, remarks);
        }

        private void lesion(NotedLesion chief) {
            chief.answers(documentation.lexicon()).forEach(answers::add);
            if (chief.lesion().place().regions().size() > 1) {
                remarks.add(Remark.note(Question.REGION, "The lesion is said of several regions: see which is meant"));
            }
            for (Coding code : NotedLesion.otherCodes(notes, chief, documentation)) {
                remarks.add(Remark.note(
                        Question.MECHANISM,
                        "The notes also support " + code.code() + " (" + code.display()
                                + "): see whether it is a lesion with a form of its own"));
            }
        }

        /** Affirmed findings by value, of each the one that says most. */
        private Map<Coding, Found> affirmed(Question question) {
            Map<Coding, Found> affirmed = new LinkedHashMap<>();
            for (Note note : notes) {
                on(question, note)
                        .filter(Finding::isAffirmed)
                        .forEach(finding -> affirmed.merge(
                                finding.value(),
                                found(question, finding, note),
                                (one, other) -> length(other) > length(one) ? other : one));
            }
            return affirmed;
        }

        private Stream<Finding> on(Question question, Note note) {
            return note.reading().findings().stream().filter(finding -> finding.axis() == question.axis());
        }

        private int length(Found found) {
            return found.words() == null ? 0 : found.words().text().length();
        }

        private Found found(Question question, Finding finding, Note note) {
            return new Found(question, new Answer.Coded(finding.value()), NotedLesion.words(finding, note), 0);
        }

        private void several(Question question) {
            answers.addAll(withoutUnspecified(affirmed(question)));
        }

        /** What names no kind is no answer beside what does. */
        private List<Found> withoutUnspecified(Map<Coding, Found> affirmed) {
            List<Found> kinds = affirmed.entrySet().stream()
                    .filter(each -> !isKindNotSaid(each.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            return kinds.isEmpty() ? List.copyOf(affirmed.values()) : kinds;
        }

        /** The value nearest to the lesion; that there are others is told. */
        private void one(Question question) {
            Stream<NotedFinding> all = notes.stream().flatMap(note -> on(question, note)
                    .filter(Finding::isAffirmed)
                    .map(finding -> new NotedFinding(finding, note)));
            List<NotedFinding> nearest =
                    all.sorted(Comparator.comparingInt(this::distance)).toList();
            if (nearest.isEmpty()) {
                return;
            }
            NotedFinding first = nearest.get(0);
            answers.add(found(question, first.finding(), first.note()));
            nearest.stream()
                    .map(each -> each.finding().value())
                    .filter(value -> !value.equals(first.finding().value()))
                    .distinct()
                    .forEach(value -> remarks.add(Remark.note(
                            question, "The notes also say " + value.display() + ": see which is of this lesion")));
        }

        private record NotedFinding(Finding finding, Note note) {}

        /** In characters; what is said in another note is further away than anything in the same. */
        private int distance(NotedFinding found) {
            return lesion.filter(chief -> chief.note().equals(found.note()))
                    .map(chief ->
                            Math.abs(found.finding().offset() - chief.lesion().offset()))
                    .orElse(Integer.MAX_VALUE);
        }

        private void imaging() {
            int repetition = 0;
            for (Found found : withoutUnspecified(affirmed(Question.IMAGING_MODALITY))) {
                answers.add(new Found(found.question(), found.answer(), found.words(), repetition++));
            }
        }

        private void care() {
            int repetition = 0;
            for (Found found : withoutUnspecified(affirmed(Question.CARE_KIND))) {
                answers.add(new Found(found.question(), found.answer(), found.words(), repetition));
                Words words = found.words();
                String duration = words == null ? "" : DurationWords.in(words.text(), documentation.lexicon());
                if (!duration.isEmpty()) {
                    answers.add(new Found(Question.CARE_DURATION, new Answer.Words(duration), words, repetition));
                }
                repetition++;
            }
        }

        private void diagnoses() {
            List<Found> here = new ArrayList<>();
            List<Found> excluded = new ArrayList<>();
            for (Note note : notes) {
                on(Question.DEFINITIVE_DIAGNOSIS, note).forEach(finding -> {
                    switch (finding.status()) {
                        case AFFIRMED -> affirmed(finding, note, here);
                        case NEGATED -> excluded.add(found(Question.EXCLUDED_DIAGNOSIS, finding, note));
                        default -> {}
                    }
                });
            }
            if (!here.isEmpty() || !excluded.isEmpty()) {
                List<Found> said = here.isEmpty() ? excluded : here;
                answers.add(new Found(
                        Question.DEFINITIVE_DIAGNOSIS_APPLIES,
                        new Answer.YesOrNo(!here.isEmpty()),
                        said.get(0).words(),
                        0));
                said.stream()
                        .collect(
                                LinkedHashMap<Answer, Found>::new,
                                (all, each) -> all.putIfAbsent(each.answer(), each),
                                LinkedHashMap::putAll)
                        .values()
                        .forEach(answers::add);
            }
        }

        /** A diagnosis of another place than the lesion's says nothing of the lesion. */
        private void affirmed(Finding finding, Note note, List<Found> here) {
            boolean agrees = note.reading().diagnoses().stream()
                    .filter(diagnosis -> diagnosis.code().equals(finding.value()))
                    .anyMatch(diagnosis -> lesion.map(chief ->
                                    diagnosis.place().agrees(chief.lesion().place()))
                            .orElse(true));
            if (agrees) {
                here.add(found(Question.DEFINITIVE_DIAGNOSIS, finding, note));
            } else {
                remarks.add(Remark.note(
                        Question.DEFINITIVE_DIAGNOSIS,
                        "The notes also say " + finding.value().code() + " ("
                                + finding.value().display() + ") of another place"));
            }
        }
    }
}
