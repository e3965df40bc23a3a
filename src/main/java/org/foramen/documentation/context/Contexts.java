package org.foramen.documentation.context;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Direction;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Token;

/** Which cues reach which tokens of a sentence. */
public final class Contexts {

    private final Line line;
    private final Map<CueKind, BitSet> reached = new EnumMap<>(CueKind.class);
    private final BitSet leftOut = new BitSet();
    /** What a negation before it reaches. */
    private final BitSet deniedAhead = new BitSet();
    /** The same, and what one answers. */
    private final BitSet denied = new BitSet();

    private Contexts(Line line) {
        this.line = line;
    }

    /** Lets every cue of the sentence reach as far as it does. */
    public static Contexts of(Line line) {
        Contexts contexts = new Contexts(line);
        new Template(line).unfilled((from, to) -> contexts.leftOut.set(from - line.from(), to - line.from()));
        for (Match match : line.matches()) {
            if (!contexts.isLeftOut(match.from()) && !contexts.isHeading(match)) {
                Line.cues(match).forEach(cue -> contexts.reach(match, cue));
            }
        }
        contexts.signs();
        return contexts;
    }

    /** A heading such as {@code Plan:} is no cue besides. */
    private boolean isHeading(Match match) {
        return match.to() < line.to()
                && line.token(match.to()).is(':')
                && match.meanings().stream().anyMatch(Meaning.Heading.class::isInstance);
    }

    private void reach(Match match, Meaning.Cue cue) {
        if (cue.kind() == CueKind.NONE || cue.kind() == CueKind.END) {
            return;
        }
        if (cue.kind() == CueKind.DONE) {
            mark(cue.kind(), line.from(), line.to());
            return;
        }
        Extent extent = new Extent(line, cue.kind());
        boolean answers = cue.kind() == CueKind.NEGATION && (isAnswer(match) || closesPhrase(match, cue));
        if (!answers && cue.direction() != Direction.BACKWARD) {
            int end = extent.forward(match.to());
            mark(cue.kind(), match.to(), end);
            if (cue.kind() == CueKind.NEGATION && end > match.to()) {
                deniedAhead.set(match.to() - line.from(), end - line.from());
                denied.set(match.to() - line.from(), end - line.from());
            }
        }
        if (answers || cue.direction() != Direction.FORWARD) {
            boolean parted = match.from() - 1 > line.from() && (isDash(match.from() - 1) || isAfterthought(match, cue));
            int to = parted ? match.from() - 1 : match.from();
            int from = extent.backward(to);
            mark(cue.kind(), from, to);
            if (answers && from < to) {
                denied.set(from - line.from(), to - line.from());
            }
        }
    }

    /** A long dash, or another with space around it: what follows may be said of what is before. */
    private boolean isDash(int index) {
        return line.token(index).is('\u2014') || (line.token(index).is('-') && isSpaced(index));
    }

    /** {@code Sacral dysfunction, resolved} or {@code (resolved)}: nothing but the end of the phrase follows. */
    private boolean isAfterthought(Match match, Meaning.Cue cue) {
        Token before = line.token(match.from() - 1);
        boolean concludes =
                cue.kind() == CueKind.HISTORY || cue.kind() == CueKind.NEGATION || cue.kind() == CueKind.UNCERTAINTY;
        boolean bracketed = before.is('(')
                && match.to() < line.to()
                && line.token(match.to()).is(')');
        boolean last = match.to() >= line.to() || line.token(match.to()).is('.') || line.endsClause(match.to());
        return concludes && (bracketed || (before.is(',') && last));
    }

    /** {@code ESI declined.}: a denial with nothing after it is said of what is before. */
    private boolean closesPhrase(Match match, Meaning.Cue cue) {
        boolean last = match.to() >= line.to()
                || line.token(match.to()).is('.')
                || line.token(match.to()).is(',')
                || line.endsClause(match.to());
        return last && cue.direction() == Direction.FORWARD && match.from() > line.from();
    }

    /** Whether it is what stands after a label, as in {@code Numbness: no}. */
    private boolean isAnswer(Match match) {
        if (match.from() == line.from()) {
            return false;
        }
        Token before = line.token(match.from() - 1);
        boolean dash = before.is('-') && isSpaced(match.from() - 1);
        boolean labelled = dash || before.is(':') || before.is('=') || before.is('?');
        return labelled && (endsAnswer(match.to()) || isNarrowing(match.to()));
    }

    private boolean endsAnswer(int index) {
        return index >= line.to() || !line.token(index).isText() || startsLabel(index);
    }

    /** {@code Foramina: no stenosis}: what is denied is said of the label. */
    private boolean isNarrowing(int index) {
        Match match = line.at(index);
        return match != null && Line.means(match, Sign.NARROWING) && endsAnswer(match.to());
    }

    private boolean isSpaced(int index) {
        return index > line.from()
                && line.token(index - 1).end() < line.token(index).start();
    }

    private boolean startsLabel(int index) {
        for (int i = index; i < Math.min(index + 3, line.to()); i++) {
            if (line.token(i).is(':')) {
                return true;
            }
        }
        return false;
    }

    /** A question mark, and a plus or minus in brackets. */
    private void signs() {
        for (int i = line.from(); i < line.to(); i++) {
            Token token = line.token(i);
            if (token.is('?')) {
                question(i);
            } else if (token.is('(')
                    && i + 2 < line.to()
                    && line.token(i + 1).is('-')
                    && line.token(i + 2).is(')')) {
                minus(i);
            }
        }
    }

    private void question(int at) {
        Extent extent = new Extent(line, CueKind.UNCERTAINTY);
        boolean before = at + 1 < line.to() && line.token(at + 1).isText();
        if (before) {
            mark(CueKind.UNCERTAINTY, at + 1, extent.forward(at + 1));
        } else if (at > line.from()) {
            mark(CueKind.UNCERTAINTY, extent.backward(at), at);
        }
    }

    private void minus(int at) {
        Extent extent = new Extent(line, CueKind.NEGATION);
        boolean first = at == line.from()
                || line.token(at - 1).is(',')
                || line.token(at - 1).is(':');
        if (first) {
            mark(CueKind.NEGATION, at + 3, nextComma(at + 3));
        } else {
            mark(CueKind.NEGATION, extent.backward(at), at);
        }
    }

    private int nextComma(int from) {
        int at = from;
        while (at < line.to() && !line.token(at).is(',') && !line.token(at).is('(')) {
            at++;
        }
        return at;
    }

    private void mark(CueKind kind, int from, int to) {
        if (from < to) {
            reached.computeIfAbsent(kind, each -> new BitSet()).set(from - line.from(), to - line.from());
        }
    }

    /** The kinds of cues that reach the token. */
    public Set<CueKind> at(int token) {
        Set<CueKind> kinds = EnumSet.noneOf(CueKind.class);
        reached.forEach((kind, tokens) -> {
            if (tokens.get(token - line.from())) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** Whether a negation that stands before the token reaches it. */
    public boolean isDeniedAhead(int token) {
        return deniedAhead.get(token - line.from());
    }

    /** Whether a negation that stands before the token reaches it, or one that answers it as its label. */
    public boolean isDenied(int token) {
        return denied.get(token - line.from());
    }

    /** Whether the token is in a choice that nobody made. */
    public boolean isLeftOut(int token) {
        return leftOut.get(token - line.from());
    }
}
