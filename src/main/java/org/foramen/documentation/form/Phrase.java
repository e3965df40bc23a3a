package org.foramen.documentation.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/**
 * How an item of a form reads in a note (StructureDefinition note-phrase): {@code {region}} stands for the answers to that
 * question, and what is between brackets is left out unless all questions in it are answered.
 */
public final class Phrase {

    /** A stretch of the phrase: its pieces, and whether it stood between brackets. */
    private record Stretch(List<Piece> pieces, boolean optional) {}

    /** Text, or the place of answers. */
    private sealed interface Piece {
        record Text(String text) implements Piece {}

        record Slot(Question question) implements Piece {}
    }

    private final List<Stretch> stretches = new ArrayList<>();
    private final Set<Question> questions = new LinkedHashSet<>();

    private Phrase() {}

    /** Reads a phrase; refuses one whose brackets or braces do not match, or that names no question. */
    public static Phrase parse(String text) {
        Phrase phrase = new Phrase();
        int at = 0;
        while (at < text.length()) {
            boolean optional = text.charAt(at) == '[';
            int end = optional ? text.indexOf(']', at) : text.indexOf('[', at);
            if (optional && end < 0) {
                throw wrong(text, "has a [ without a ]");
            }
            end = end < 0 ? text.length() : end;
            phrase.stretches.add(
                    new Stretch(phrase.pieces(text.substring(optional ? at + 1 : at, end), text), optional));
            at = optional ? end + 1 : end;
        }
        if (phrase.questions.isEmpty()) {
            throw wrong(text, "names no question");
        }
        return phrase;
    }

    private List<Piece> pieces(String stretch, String whole) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        while (at < stretch.length()) {
            int open = stretch.indexOf('{', at);
            int close = stretch.indexOf('}', at);
            if (open < 0 && close < 0) {
                pieces.add(new Piece.Text(stretch.substring(at)));
                return pieces;
            }
            if (open < 0 || close < open) {
                throw wrong(whole, "has a { or } without the other");
            }
            if (open > at) {
                pieces.add(new Piece.Text(stretch.substring(at, open)));
            }
            String code = stretch.substring(open + 1, close);
            Question question = Question.of(code)
                    .orElseThrow(() -> wrong(whole, "names the question '" + code + "', which m99-form-item has not"));
            questions.add(question);
            pieces.add(new Piece.Slot(question));
            at = close + 1;
        }
        return pieces;
    }

    private static Refusal wrong(String text, String what) {
        return new Refusal(Problem.invalid("The phrase '" + Message.cut(text) + "' " + what, null));
    }

    /** The questions whose answers it tells. */
    public Set<Question> questions() {
        return Set.copyOf(questions);
    }

    /** Writes a line for the answers; nothing when it tells none of them. */
    void write(Passage passage, NoteDraft draft) {
        if (questions.stream().allMatch(question -> passage.to(question).isEmpty())) {
            return;
        }
        draft.line();
        for (Stretch stretch : stretches) {
            boolean lacks = stretch.pieces().stream()
                    .anyMatch(piece -> piece instanceof Piece.Slot slot
                            && passage.to(slot.question()).isEmpty());
            if (stretch.optional() && lacks) {
                continue;
            }
            for (Piece piece : stretch.pieces()) {
                if (piece instanceof Piece.Slot slot) {
                    draft.answers(slot.question(), passage.to(slot.question()));
                } else if (piece instanceof Piece.Text text) {
                    draft.text(text.text());
                }
            }
        }
    }
}
