package org.foramen.documentation.reading;

import java.util.Objects;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.foramen.terminology.code.Coding;

/**
 * Something that a note says.
 *
 * @param axis on which axis
 * @param value what
 * @param status how the note stands to it
 * @param text the words, as they stand in the note
 * @param offset where they begin, in UTF-16 units from the beginning of the note
 * @param length how many UTF-16 units they have
 */
public record Finding(Axis axis, Coding value, Status status, String text, int offset, int length) {

    public Finding {
        Objects.requireNonNull(axis);
        Objects.requireNonNull(value);
        Objects.requireNonNull(status);
    }

    /** Whether the note says that it is so. */
    public boolean isAffirmed() {
        return status == Status.AFFIRMED;
    }
}
