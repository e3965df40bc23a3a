package org.foramen.documentation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.text.Token.Kind;

/**
 * Where statements end: at full stops that end a sentence, at the ends of lines that are not merely wrapped, and at the latest
 * after {@link #LONGEST} tokens, so that whatever looks around within a sentence stays bounded.
 */
final class SentenceSplitter {

    private static final int LONGEST = 160;
    /** A line of at least that many characters may have been wrapped. */
    private static final int WRAPPED = 62;

    private static final int WRAPPED_BEFORE_LOWER_CASE = 38;

    /** Words whose full stop does not end a sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "dr", "mr", "mrs", "ms", "vs", "approx", "e.g", "i.e", "eg", "ie", "no", "st", "pt", "hx", "dx", "tx", "sx",
            "lt", "rt", "bilat", "lat", "post", "ant", "inf", "sup", "mod", "mo", "mos", "wk", "wks", "yr", "yrs",
            "dept", "fig", "incl", "neg", "pos", "jr", "sr", "cf", "resp", "max", "min");

    /** Letters that are read as sides sooner than as the initials of a name. */
    private static final Set<String> SIDES = Set.of("l", "r");

    /** Words that never end a sentence. */
    private static final Set<String> NEVER_ENDING = Set.of("dr", "vs");

    private final String text;
    private final List<Token> raw;
    private final List<Token> tokens;
    private final List<Sentence> sentences = new ArrayList<>();
    private int from;
    private boolean lineStart = true;
    private boolean paragraphStart = true;

    SentenceSplitter(String text, List<Token> raw) {
        this.text = text;
        this.raw = raw;
        this.tokens = new ArrayList<>(raw.size());
    }

    Document document() {
        int lineFrom = 0;
        for (int i = 0; i < raw.size(); i++) {
            Token token = raw.get(i);
            if (token.kind() == Kind.BREAK) {
                if (endsStatement(i, lineFrom)) {
                    close();
                    lineStart = true;
                    paragraphStart |= i + 1 < raw.size() && raw.get(i + 1).kind() == Kind.BREAK;
                }
                lineFrom = token.end();
                continue;
            }
            if (beginsNumbered(i)) {
                close();
            }
            tokens.add(token);
            if (endsSentence(i) || tokens.size() - from >= LONGEST) {
                close();
            }
        }
        close();
        return new Document(text, tokens, sentences);
    }

    private void close() {
        if (tokens.size() > from) {
            sentences.add(new Sentence(from, tokens.size(), lineStart, paragraphStart));
            from = tokens.size();
            lineStart = false;
            paragraphStart = false;
        }
    }

    /** {@code 2)} within a line begins the next of a numbered list, when {@code 1)} was before. */
    private boolean beginsNumbered(int i) {
        if (i == 0
                || i + 1 >= raw.size()
                || !raw.get(i + 1).is(')')
                || raw.get(i).kind() != Kind.NUMBER) {
            return false;
        }
        boolean spaced = raw.get(i - 1).end() < raw.get(i).start();
        boolean numbered = raw.get(i).form().length() <= 2;
        if (!spaced || !numbered) {
            return false;
        }
        for (int k = tokens.size() - 1; k >= Math.max(from, tokens.size() - LONGEST); k--) {
            if (tokens.get(k).is('(')) {
                return false;
            }
            if (tokens.get(k).is(')')) {
                return k > from && tokens.get(k - 1).kind() == Kind.NUMBER;
            }
        }
        return false;
    }

    private boolean endsSentence(int i) {
        Token token = raw.get(i);
        if (token.is('!')) {
            return true;
        }
        if (!token.is('.') && !token.is('?')) {
            return false;
        }
        if (i + 1 >= raw.size()) {
            return true;
        }
        Token next = raw.get(i + 1);
        if (token.is('?')) {
            return i > 0 && raw.get(i - 1).isText() && next.start() > token.end();
        }
        if (next.start() == token.end() && next.kind() != Kind.BREAK) {
            return next.is('"') || next.is(')');
        }
        return i == 0 || !abbreviates(raw.get(i - 1), next);
    }

    private boolean abbreviates(Token before, Token next) {
        boolean lowerNext = next.isText() && Character.isLowerCase(text.charAt(next.start()));
        if (before.kind() == Kind.NUMBER) {
            return isListNumber(before);
        }
        boolean initial = before.form().length() == 1
                && before.kind() == Kind.WORD
                && !SIDES.contains(before.form())
                && Character.isUpperCase(text.charAt(before.start()));
        boolean goesOn = lowerNext || next.kind() == Kind.NUMBER;
        return (initial && !lowerNext && next.kind() == Kind.WORD)
                || (goesOn && ABBREVIATIONS.contains(before.form()))
                || NEVER_ENDING.contains(before.form());
    }

    /** {@code 1.} at the beginning of a line counts, and ends nothing. */
    private boolean isListNumber(Token number) {
        int at = number.start() - 1;
        while (at >= 0 && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at--;
        }
        return at < 0 || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private boolean endsStatement(int lineBreak, int lineFrom) {
        if (lineBreak == 0 || lineBreak + 1 >= raw.size()) {
            return true;
        }
        Token last = raw.get(lineBreak - 1);
        Token next = raw.get(lineBreak + 1);
        if (last.kind() == Kind.BREAK || next.kind() == Kind.BREAK || last.is(':') || last.is('.') || last.is(';')) {
            return true;
        }
        int width = raw.get(lineBreak).start() - lineFrom;
        if (text.lastIndexOf('\t', raw.get(lineBreak).start()) >= lineFrom) {
            return true;
        }
        boolean lower = next.kind() == Kind.WORD && Character.isLowerCase(text.charAt(next.start()));
        boolean continues = last.is(',') || last.is('-') || lower;
        if (continues && next.isText()) {
            return width < WRAPPED_BEFORE_LOWER_CASE;
        }
        return width < WRAPPED || !next.isText() || startsItem(lineBreak + 1);
    }

    /** A number with a full stop or bracket, or a word with a colon within a few words, begins a new item. */
    private boolean startsItem(int i) {
        if (raw.get(i).kind() == Kind.NUMBER && i + 1 < raw.size()) {
            return raw.get(i + 1).is('.') || raw.get(i + 1).is(')');
        }
        for (int k = i; k < Math.min(i + 5, raw.size()); k++) {
            if (raw.get(k).is(':')) {
                return true;
            }
        }
        return false;
    }
}
