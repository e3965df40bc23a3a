package org.foramen.documentation.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foramen.documentation.text.Token.Kind;

/** Cuts a text into tokens in one pass. Digits are cut from letters after them ({@code 6wks}), not from those before. */
public final class Tokenizer {

    private final String text;
    private final List<Token> tokens;
    private int at;

    private Tokenizer(String text) {
        this.text = text;
        this.tokens = new ArrayList<>(text.length() / 5 + 8);
    }

    /** The tokens of the text in order; white space other than line ends is between them. */
    public static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' || c == '\r') {
                lineEnd(c);
            } else if (Character.isLetter(c)) {
                word();
            } else if (isDigit(c)) {
                number();
            } else if (c == '\t' && partsCells()) {
                tokens.add(new Token(at, ++at, "|", Kind.MARK));
            } else if (Character.isWhitespace(c) || c == '\u00a0' || c == '\u200b' || c == '\ufeff') {
                at++;
            } else {
                mark();
            }
        }
    }

    /** Whether the tab is between two cells: not at the beginning of a line, nor after a label. */
    private boolean partsCells() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token before = tokens.get(tokens.size() - 1);
        return before.kind() != Kind.BREAK && !before.is(':');
    }

    private void lineEnd(char c) {
        int start = at++;
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        tokens.add(new Token(start, at, "\n", Kind.BREAK));
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        if (at - start <= 2) {
            letterWithDigits(start);
            return;
        }
        add(start, at, Kind.WORD);
        possessive();
    }

    /** {@code S1}, and {@code L5S1} as two. */
    private void letterWithDigits(int start) {
        int letters = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        add(start, at, Kind.WORD);
        if (at == letters) {
            possessive();
        }
    }

    private void possessive() {
        if (at + 1 < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '\u2019')) {
            char next = Character.toLowerCase(text.charAt(at + 1));
            boolean ends = at + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 2));
            if (next == 's' && ends) {
                at += 2;
            }
        }
    }

    private void number() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        boolean decimal = at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1));
        if (decimal) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        add(start, at, Kind.NUMBER);
    }

    private void mark() {
        int start = at;
        char c = text.charAt(at);
        at += Character.isHighSurrogate(c) && at + 1 < text.length() ? 2 : 1;
        tokens.add(new Token(start, at, sign(c), Kind.MARK));
    }

    /** Dashes and quotes of all kinds are as good as the plain ones. */
    private static String sign(char c) {
        return switch (c) {
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2212' -> "-";
            case '\u2014', '\u2015' -> "\u2014";
            case '\u2018', '\u2019' -> "'";
            case '\u201c', '\u201d' -> "\"";
            default -> String.valueOf(c);
        };
    }

    private void add(int start, int end, Kind kind) {
        tokens.add(new Token(start, end, text.substring(start, end).toLowerCase(Locale.ROOT), kind));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
