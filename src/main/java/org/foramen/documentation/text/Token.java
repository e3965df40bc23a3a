package org.foramen.documentation.text;

/**
 * A word, a number or a mark of a text.
 *
 * @param start offset of its first UTF-16 unit
 * @param end offset after its last
 * @param form in lower case, without a possessive ending; of a line break {@code "\n"}
 * @param kind what it is
 */
public record Token(int start, int end, String form, Kind kind) {

    /** What a token is. */
    public enum Kind {
        /** Letters, or letters followed by digits, such as {@code s1}. */
        WORD,
        /** Digits, with a decimal part or without. */
        NUMBER,
        /** Any other sign. */
        MARK,
        /** The end of a line. */
        BREAK
    }

    /** Whether it is that sign. */
    public boolean is(char sign) {
        return kind == Kind.MARK && form.charAt(0) == sign;
    }

    /** Whether it has that form. */
    public boolean says(String other) {
        return form.equals(other);
    }

    /** Whether something is read in it: a word or a number. */
    public boolean isText() {
        return kind == Kind.WORD || kind == Kind.NUMBER;
    }
}
