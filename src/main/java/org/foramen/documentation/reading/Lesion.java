package org.foramen.documentation.reading;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.foramen.documentation.sentence.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a note says of one lesion: mechanisms, and the structure that they narrow, at one place.
 *
 * @param place where; regions are none when the note does not say
 * @param placed whether the words of the lesion say where, so that it is not merely the only place that the note names
 * @param structure code of the narrowed structure, null for a lesion that narrows none
 * @param mechanisms codes of the mechanisms, none when the note does not say
 * @param weight how much the part of the note weighs that says so
 * @param offset of the first word, in UTF-16 units
 */
public record Lesion(
        Place place, boolean placed, @Nullable String structure, Set<String> mechanisms, int weight, int offset) {

    public Lesion {
        mechanisms = Collections.unmodifiableSet(new LinkedHashSet<>(mechanisms));
    }
}
