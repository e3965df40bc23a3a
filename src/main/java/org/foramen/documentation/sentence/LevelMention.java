package org.foramen.documentation.sentence;

/**
 * A level as a text names it, e.g. {@code L5-S1}.
 *
 * @param from index of the first token
 * @param to index after the last
 * @param upper the uppermost vertebra or root, counted from above
 * @param lower the lowest
 * @param root whether nerve roots are meant
 */
public record LevelMention(int from, int to, int upper, int lower, boolean root) {

    LevelMention asRoot() {
        return new LevelMention(from, to, upper, lower, true);
    }
}
