package org.foramen.documentation.form;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was answered to the questions of one item of a form, or of one repetition of it.
 *
 * @param phrase how it reads in a note
 * @param answers by question, each question with one or more
 */
public record Passage(Phrase phrase, Map<Question, List<Answer>> answers) {

    public Passage {
        Map<Question, List<Answer>> copy = new EnumMap<>(Question.class);
        answers.forEach((question, given) -> {
            if (!given.isEmpty()) {
                copy.put(question, List.copyOf(given));
            }
        });
        answers = Collections.unmodifiableMap(copy);
    }

    /** The answers to a question, none where it was not answered. */
    List<Answer> to(Question question) {
        return answers.getOrDefault(question, List.of());
    }
}
