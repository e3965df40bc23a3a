package org.foramen.documentation.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.assessment.Assessment;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.reading.Reading;
import org.foramen.documentation.sentence.Place;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** From what a form tells to what it supports, and to what is to be coded for its lesion. */
public final class FormConclusions {

    private final Documentation documentation;

    public FormConclusions(Documentation documentation) {
        this.documentation = documentation;
    }

    /** The assessment of a form, as that of a note; while a more specific diagnosis waits for its name, no code is suggested. */
    public Assessment assess(Told told, @Nullable Coding code) {
        Assessment assessment = documentation.assess(told.reading(), code);
        return told.awaitsDiagnosis()
                ? new Assessment(List.of(), assessment.missing(), assessment.conflicts(), List.of())
                : assessment;
    }

    /** What is to be coded for the lesion of the form, and why not more. */
    public Conclusion conclude(Told told) {
        List<Remark> remarks = new ArrayList<>();
        Set<Coding> codes = new LinkedHashSet<>(told.diagnoses());
        Lesion lesion = told.lesion();
        List<Coding> own = lesion == null ? List.of() : supported(told.reading(), List.of(lesion));
        if (told.awaitsDiagnosis()) {
            remarks.add(Remark.warning(
                    Question.DEFINITIVE_DIAGNOSIS,
                    "A more specific diagnosis is said to apply, so that no code of M99 is given: name the diagnosis"));
        } else {
            codes.addAll(own);
            if (own.isEmpty()) {
                remarks.add(withoutCode(told, lesion));
            }
            for (Coding other : supported(told.reading(), told.reading().lesions())) {
                if (!codes.contains(other)) {
                    remarks.add(Remark.note(
                            Question.COMMENT,
                            "The words also support " + name(other)
                                    + ": fill a form of its own for another lesion, or answer its questions here"));
                }
            }
        }
        if (lesion != null) {
            remarks.addAll(levelElsewhere(lesion));
        }
        remarks.addAll(takenBack(told));
        return new Conclusion(new ArrayList<>(codes), remarks);
    }

    private List<Coding> supported(Reading reading, List<Lesion> lesions) {
        return documentation
                .assess(new Reading(reading.findings(), lesions, reading.diagnoses()), null)
                .suggestedCodes();
    }

    private Remark withoutCode(Told told, @Nullable Lesion lesion) {
        boolean preceded = lesion != null
                && !supported(new Reading(told.reading().findings(), List.of(lesion), List.of()), List.of(lesion))
                        .isEmpty();
        if (preceded) {
            return Remark.note(
                    Question.DEFINITIVE_DIAGNOSIS,
                    "A code of M99 is not given, since the condition is classified elsewhere by a definitive diagnosis");
        }
        if (lesion == null || !lesion.place().isKnown()) {
            return Remark.warning(Question.REGION, "No code of M99: the region is lacking");
        }
        boolean mechanism = told.reading().findings().stream()
                .anyMatch(finding -> finding.isAffirmed() && finding.axis() == Question.MECHANISM.axis());
        if (!mechanism) {
            return Remark.warning(Question.MECHANISM, "No code of M99: the mechanism is lacking");
        }
        return lesion.structure() == null
                ? Remark.warning(
                        Question.STRUCTURE, "No code of M99 for this mechanism: the narrowed structure is lacking")
                : Remark.warning(
                        Question.MECHANISM,
                        "M99 has no code for this mechanism of this structure: see whether both are as meant");
    }

    /** Where a level is not of the region that was answered. */
    private List<Remark> levelElsewhere(Lesion lesion) {
        Place place = lesion.place();
        if (!place.hasVertebrae()) {
            return List.of();
        }
        Set<String> ofLevel = documentation.lexicon().spine().regions(place.upper(), place.lower());
        if (ofLevel.stream().anyMatch(place.regions()::contains)) {
            return List.of();
        }
        String level = LevelName.of(place, documentation.lexicon().spine());
        return List.of(Remark.warning(
                Question.LEVEL,
                "The level " + level + " is of the region " + String.join(", ", ofLevel) + ", not "
                        + String.join(", ", place.regions()) + ": see which is meant"));
    }

    /** Where words deny what was answered. */
    private static List<Remark> takenBack(Told told) {
        List<Remark> remarks = new ArrayList<>();
        List<Finding> findings = told.reading().findings();
        for (Question question : Question.values()) {
            if (question.axis() == null || question.status() != Status.AFFIRMED) {
                continue;
            }
            findings.stream()
                    .filter(each -> each.axis() == question.axis() && each.status() == Status.NEGATED)
                    .map(Finding::value)
                    .distinct()
                    .filter(denied -> findings.stream()
                            .anyMatch(each -> each.isAffirmed() && each.value().equals(denied)))
                    .forEach(denied -> remarks.add(
                            Remark.warning(question, name(denied) + " is both affirmed and denied: see which holds")));
        }
        return remarks;
    }

    private static String name(Coding coding) {
        return coding.display() == null ? coding.code() : coding.code() + " (" + coding.display() + ")";
    }
}
