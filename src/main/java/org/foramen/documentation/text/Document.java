package org.foramen.documentation.text;

import java.util.List;

/**
 * A text with its tokens and sentences.
 *
 * @param text as it was given
 * @param tokens without line breaks, in order
 * @param sentences parts of the tokens, in order, without gaps
 */
public record Document(String text, List<Token> tokens, List<Sentence> sentences) {

    /** Reads the text in one pass. */
    public static Document of(String text) {
        return new SentenceSplitter(text, Tokenizer.tokens(text)).document();
    }

    public Token token(int index) {
        return tokens.get(index);
    }

    /** The words as they stand, from a token to the one before another. */
    public String excerpt(int from, int to) {
        return text.substring(tokens.get(from).start(), tokens.get(to - 1).end());
    }
}
