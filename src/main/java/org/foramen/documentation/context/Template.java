package org.foramen.documentation.context;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/** The parts of a sentence that a template offers and nobody chose: empty boxes, choices left open, braces. */
final class Template {

    /** Takes a part, from a token to the one after its last. */
    @FunctionalInterface
    interface Part {
        void leftOut(int from, int to);
    }

    private record Box(int from, int to, boolean checked) {}

    private final Line line;

    Template(Line line) {
        this.line = line;
    }

    void unfilled(Part part) {
        boxes(part);
        enclosed(part);
        choices(part);
        for (Match match : line.matches()) {
            if (Line.means(match, Sign.UNFILLED)) {
                part.leftOut(match.to(), line.to());
            }
        }
    }

    private void boxes(Part part) {
        List<Box> boxes = new ArrayList<>();
        for (int i = line.from(); i < line.to(); i++) {
            Box box = box(i);
            if (box != null) {
                boxes.add(box);
            }
        }
        if (boxes.isEmpty()) {
            return;
        }
        boolean after = boxes.get(boxes.size() - 1).to() == line.to() && !opensWithABox(boxes.get(0));
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            if (box.checked()) {
                continue;
            }
            if (after) {
                part.leftOut(i == 0 ? line.from() : boxes.get(i - 1).to(), box.from());
            } else {
                part.leftOut(box.to(), i + 1 < boxes.size() ? boxes.get(i + 1).from() : line.to());
            }
        }
    }

    private boolean opensWithABox(Box first) {
        return first.from() == line.from() || line.token(first.from() - 1).is(':');
    }

    private @Nullable Box box(int i) {
        Token token = line.token(i);
        if (token.is('\u2610') || token.is('\u25a1')) {
            return new Box(i, i + 1, false);
        }
        if (token.is('\u2611')
                || token.is('\u2612')
                || token.is('\u25a0')
                || token.is('\u2713')
                || token.is('\u2714')) {
            return new Box(i, i + 1, true);
        }
        char closing = token.is('[') ? ']' : token.is('(') ? ')' : 0;
        if (closing == 0 || i + 1 >= line.to()) {
            return null;
        }
        Token next = line.token(i + 1);
        if (next.is(closing)) {
            return new Box(i, i + 2, false);
        }
        if (next.is('_') || i + 2 >= line.to()) {
            return null;
        }
        boolean crossed = next.says("x") || next.is('*') || next.is('\u2713') || next.is('\u2714') || next.is('+');
        return crossed && line.token(i + 2).is(closing) ? new Box(i, i + 3, true) : null;
    }

    private void enclosed(Part part) {
        int open = -1;
        for (int i = line.from(); i < line.to(); i++) {
            if (line.token(i).is('{')) {
                open = i;
            } else if (line.token(i).is('}') && open >= 0) {
                part.leftOut(isAsked(open) ? line.from() : open, i + 1);
                open = -1;
            } else if (isYesOrNo(i) && isAsked(i)) {
                part.leftOut(line.from(), i + 3);
            }
        }
    }

    /** Whether a label is right before, so that nobody answered it. */
    private boolean isAsked(int at) {
        return at > line.from() && line.token(at - 1).is(':');
    }

    private boolean isYesOrNo(int at) {
        return at + 2 < line.to()
                && (line.token(at).says("yes") || line.token(at).says("y"))
                && line.token(at + 1).is('/')
                && (line.token(at + 2).says("no") || line.token(at + 2).says("n"));
    }

    /** Values of one axis with nothing but strokes between: both sides, or three and more of anything. */
    private void choices(Part part) {
        List<Match> matches = line.matches();
        int first = 0;
        for (int i = 1; i <= matches.size(); i++) {
            if (i < matches.size() && areAlternatives(matches.get(i - 1), matches.get(i))) {
                continue;
            }
            if (i - first > 1 && isOpen(matches.subList(first, i))) {
                part.leftOut(matches.get(first).from(), matches.get(i - 1).to());
            }
            first = i;
        }
    }

    private boolean areAlternatives(Match one, Match other) {
        if (other.from() - one.to() != 1 || Set.copyOf(axes(one)).stream().noneMatch(axes(other)::contains)) {
            return false;
        }
        Token between = line.token(one.to());
        boolean stroke = between.is('/') || between.is('|') || between.is('\\');
        return stroke || (between.is(',') && isBracketed(one, other));
    }

    private boolean isBracketed(Match one, Match other) {
        int open = one.from() - 1;
        while (open >= line.from()
                && !line.token(open).is('[')
                && !line.token(open).is(']')) {
            open--;
        }
        int close = other.to();
        while (close < line.to()
                && !line.token(close).is(']')
                && !line.token(close).is('[')) {
            close++;
        }
        return open >= line.from()
                && line.token(open).is('[')
                && close < line.to()
                && line.token(close).is(']');
    }

    private static boolean isOpen(List<Match> run) {
        Set<String> values = new HashSet<>();
        boolean sides = false;
        for (Match match : run) {
            for (Meaning meaning : match.meanings()) {
                if (meaning instanceof Meaning.Finding finding) {
                    values.add(finding.value().code());
                    sides |= finding.axis() == Axis.LATERALITY;
                }
            }
        }
        return values.size() >= (sides ? 2 : 3);
    }

    private static List<Axis> axes(Match match) {
        List<Axis> axes = new ArrayList<>(1);
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding finding) {
                axes.add(finding.axis());
            }
        }
        return axes;
    }
}
