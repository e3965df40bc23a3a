package org.foramen.documentation.population;

import org.foramen.documentation.form.Answer;
import org.foramen.documentation.form.Question;
import org.jspecify.annotations.Nullable;

/**
 * An answer that notes give.
 *
 * @param words that it comes from, null when it follows from the reading as a whole
 * @param repetition in which repetition of a repeating group it belongs, from 0
 */
public record Found(
        Question question, Answer answer, @Nullable Words words, int repetition) {

    /**
     * Words of a note.
     *
     * @param text as they stand there
     * @param offset in UTF-16 units of the note
     * @param source which note
     */
    public record Words(String text, int offset, String source) {}
}
