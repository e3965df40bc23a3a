package org.foramen.documentation.context;

import java.util.Set;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Direction;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Token;

/** How far a cue of a kind reaches in a sentence. */
final class Extent {

    private static final Set<String> JOINS = Set.of("or", "nor", "and", "vs", "versus");
    private static final Set<String> ALTERNATIVES = Set.of("or", "nor");

    /** With these a new statement begins, whatever came before. */
    private static final Set<String> OPENERS = Set.of(
            "the",
            "there",
            "she",
            "he",
            "it",
            "this",
            "these",
            "they",
            "at",
            "with",
            "now",
            "currently",
            "today",
            "who",
            "which",
            "patient",
            "pt",
            "then",
            "so",
            "on",
            "where",
            "positive",
            "has",
            "had",
            "does");

    /** With these and a verb a new sentence begins, where nobody set a full stop. */
    private static final Set<String> SUBJECTS = Set.of("she", "he", "they", "it", "there", "patient", "pt", "we", "i");

    /** A phrase that a narrow cue belongs to ends here. */
    private static final Set<String> PHRASE_ENDS = Set.of(
            "and", "with", "which", "that", "who", "but", "now", "to", "showed", "shows", "without", "no", "not",
            "from", "after", "since", "because", "due");

    private static final int PHRASE = 7;

    private final Line line;
    private final CueKind kind;

    Extent(Line line, CueKind kind) {
        this.line = line;
        this.kind = kind;
    }

    private boolean isNarrow() {
        return kind == CueKind.PAST || kind == CueKind.NORMAL;
    }

    /** The index after the last token that a cue ending before {@code from} reaches. */
    int forward(int from) {
        int depth = 0;
        for (int i = from; i < line.to(); i++) {
            Token token = line.token(i);
            if (token.is('(') || token.is('[')) {
                depth++;
            } else if ((token.is(')') || token.is(']')) && --depth < 0) {
                return i;
            }
            if (ends(i, from) || (isNarrow() && endsPhrase(i, from))) {
                return i;
            }
        }
        return line.to();
    }

    private boolean endsPhrase(int i, int from) {
        Token token = line.token(i);
        return i - from >= PHRASE
                || token.is(',')
                || token.is('/')
                || token.is('(')
                || PHRASE_ENDS.contains(token.form())
                || line.has(Sign.VERB, i);
    }

    private boolean ends(int i, int from) {
        Token token = line.token(i);
        if (isBoundary(i)) {
            return i > from || !token.is('-');
        }
        if (token.is(':')) {
            return i > from;
        }
        if (i > from && i + 1 < line.to() && line.token(i + 1).is(':') && token.isText()) {
            return true;
        }
        if (kind == CueKind.FAMILY) {
            return token.is(',')
                    && i + 1 < line.to()
                    && OPENERS.contains(line.token(i + 1).form());
        }
        if (kind == CueKind.NEGATION && i > from && SUBJECTS.contains(token.form()) && isVerb(i + 1)) {
            return true;
        }
        if (kind == CueKind.HISTORY && i > from && line.has(Sign.VERB, i)) {
            return true;
        }
        if (token.is(',')) {
            return !continuesAfterComma(i);
        }
        if (token.says("with") && i > from && i + 1 < line.to()) {
            return line.has(Sign.GRADE, i + 1);
        }
        return isJoin(token) && i + 1 < line.to() && (opens(i + 1) || opensWithCue(i + 1));
    }

    private boolean isVerb(int i) {
        return i < line.to() && line.has(Sign.VERB, i);
    }

    /** The end of a clause, or a dash with space around it. */
    private boolean isBoundary(int i) {
        if (line.endsClause(i)) {
            return true;
        }
        Token token = line.token(i);
        return token.is('-')
                && i > line.from()
                && i + 1 < line.to()
                && line.token(i - 1).end() < token.start()
                && line.token(i + 1).start() > token.end();
    }

    private static boolean isJoin(Token token) {
        return token.says("and") || token.is('&') || token.says("plus") || token.is('+');
    }

    private boolean opens(int i) {
        return OPENERS.contains(line.token(i).form()) || line.has(Sign.GRADE, i);
    }

    private boolean opensWithCue(int i) {
        Match match = line.at(i);
        return match != null
                && Line.cues(match).stream()
                        .anyMatch(cue -> cue.kind() != kind
                                && cue.kind() != CueKind.NONE
                                && cue.direction() != Direction.BACKWARD);
    }

    private boolean continuesAfterComma(int comma) {
        int first = comma + 1;
        if (first >= line.to()) {
            return false;
        }
        if (kind == CueKind.HYPOTHESIS || kind == CueKind.PLAN) {
            return listGoesOn(first, kind == CueKind.PLAN ? ALTERNATIVES : JOINS);
        }
        if (kind == CueKind.NEGATION && listGoesOn(first, ALTERNATIVES)) {
            return true;
        }
        if (isJoin(line.token(first)) || JOINS.contains(line.token(first).form())) {
            first++;
        }
        if (first >= line.to()
                || opens(first)
                || opensWithCue(first)
                || line.token(first).says("but")) {
            return false;
        }
        if (statesSomething(first)) {
            return false;
        }
        return kind == CueKind.NEGATION || kind == CueKind.NOT_DONE || listGoesOn(first, JOINS);
    }

    /** Whether a finite verb comes before the next comma. */
    private boolean statesSomething(int from) {
        for (int i = from; i < line.to(); i++) {
            if (line.token(i).is(',') || isBoundary(i)) {
                return false;
            }
            if (line.has(Sign.VERB, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words joins a further element, before a verb makes a statement of what follows. */
    private boolean listGoesOn(int from, Set<String> joins) {
        for (int i = from; i < line.to(); i++) {
            if (isBoundary(i) || line.has(Sign.VERB, i)) {
                return false;
            }
            if (joins.contains(line.token(i).form())) {
                return true;
            }
        }
        return false;
    }

    /** The index of the first token that a cue beginning at {@code to} reaches backward. */
    int backward(int to) {
        boolean joined = false;
        for (int i = to - 1; i >= line.from(); i--) {
            Token token = line.token(i);
            if (isBoundary(i) || token.is('(') || token.is('[')) {
                return i + 1;
            }
            if (token.is(':') && i < to - 1) {
                return i + 1;
            }
            if (token.is(',') && !joined) {
                return i + 1;
            }
            if (JOINS.contains(token.form()) || isJoin(token)) {
                if (statesSomethingBefore(i)) {
                    return i + 1;
                }
                joined = true;
            }
            if (line.has(Sign.VERB, i) && i < to - 2) {
                return i + 1;
            }
        }
        return line.from();
    }

    private boolean statesSomethingBefore(int to) {
        for (int i = to - 1; i >= line.from() && !isBoundary(i); i--) {
            if (line.has(Sign.VERB, i)) {
                return true;
            }
        }
        return false;
    }
}
