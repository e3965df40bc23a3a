package org.foramen.documentation.text;

/**
 * A run of tokens that is read as one statement: a sentence, or a line of a list or table. Holds no line break.
 *
 * @param from index of its first token
 * @param to index after its last token
 * @param startsLine whether nothing but a bullet is before it in its line
 * @param startsParagraph whether a blank line is before it, or it is the first
 */
public record Sentence(int from, int to, boolean startsLine, boolean startsParagraph) {

    /** How many tokens it has. */
    public int length() {
        return to - from;
    }
}
