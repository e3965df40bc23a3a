package org.foramen.documentation.reading;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * Something that a note says.
 *
 * @param axis on which axis
 * @param value what
 * @param status how the note stands to it
 * @param text the words, as they stand in the note
 * @param offset where they begin, in UTF-16 units from the beginning of the note
 * @param length how many UTF-16 units they have
 * @param regions M99 regions that it is said of, none where the note names none
 * @param level the vertebrae that it is said of, e.g. {@code L5-S1}; null where the note names none
 */
public record Finding(
        Axis axis,
        Coding value,
        Status status,
        String text,
        int offset,
        int length,
        Set<String> regions,
        @Nullable String level) {

    public Finding {
        Objects.requireNonNull(axis);
        Objects.requireNonNull(value);
        Objects.requireNonNull(status);
        regions = Collections.unmodifiableSet(new LinkedHashSet<>(regions));
    }

    /** A finding of which no place is told. */
    public Finding(Axis axis, Coding value, Status status, String text, int offset, int length) {
        this(axis, value, status, text, offset, length, Set.of(), null);
    }

    /** Whether the note says that it is so. */
    public boolean isAffirmed() {
        return status == Status.AFFIRMED;
    }
}
