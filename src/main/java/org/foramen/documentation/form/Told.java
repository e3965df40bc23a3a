package org.foramen.documentation.form;

import java.util.List;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What a form tells.
 *
 * @param note its answers as a note
 * @param lesionText the words of the lesion alone: the line of the note with its region, mechanism or structure; empty
 *     without any
 * @param reading the coded answers, and what the words among the answers say; offsets are of the note
 * @param lesion that the coded answers make up; null when none of region, level, structure and mechanism was answered
 * @param diagnoses definitive diagnoses that were answered, in order
 * @param awaitsDiagnosis whether a more specific diagnosis is said to apply, and is not named
 */
public record Told(
        String note,
        String lesionText,
        Reading reading,
        @Nullable Lesion lesion,
        List<Coding> diagnoses,
        boolean awaitsDiagnosis) {

    public Told {
        diagnoses = List.copyOf(diagnoses);
    }
}
