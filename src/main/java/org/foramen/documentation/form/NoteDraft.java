package org.foramen.documentation.form;

import java.util.ArrayList;
import java.util.List;

/** A note that is being written, and where each answer stands in it. */
final class NoteDraft {

    /**
     * An answer in the note.
     *
     * @param offset in UTF-16 units
     */
    record Mark(Question question, Answer answer, int offset, int length) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Mark> marks = new ArrayList<>();

    static NoteDraft of(List<Passage> passages) {
        NoteDraft draft = new NoteDraft();
        passages.forEach(passage -> passage.phrase().write(passage, draft));
        return draft;
    }

    String text() {
        return text.toString();
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    void line() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    /** Literal text, without a blank at the start of a line, and without a full stop behind words that end with one. */
    void text(String literal) {
        String plain = isAtStart() ? literal.stripLeading() : literal;
        boolean stopped = !text.isEmpty() && text.charAt(text.length() - 1) == '.';
        text.append(stopped && plain.startsWith(".") ? plain.substring(1) : plain);
    }

    private boolean isAtStart() {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
    }

    void answers(Question question, List<Answer> answers) {
        boolean commas = answers.stream().anyMatch(answer -> answer.told().indexOf(',') >= 0);
        for (int i = 0; i < answers.size(); i++) {
            if (i > 0) {
                boolean last = i == answers.size() - 1;
                text.append(commas ? "; " : last ? " and " : ", ");
            }
            String told = answers.get(i).told();
            marks.add(new Mark(question, answers.get(i), text.length(), told.length()));
            text.append(told);
        }
    }
}
