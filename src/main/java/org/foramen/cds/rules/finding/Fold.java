package org.foramen.cds.rules.finding;

/**
 * How findings of one kind become one: all those of a call that have the same group are told together.
 *
 * @param group names the kind
 * @param title plain text that tells of several at once; {@value #COUNT} in it stands for their number
 */
public record Fold(String group, String title) {

    public static final String COUNT = "{{%count}}";

    /** No call has more findings than that many digits can say. */
    private static final int MAX_DIGITS = 4;

    public Fold {
        if (group.isBlank() || !title.contains(COUNT)) {
            throw new IllegalArgumentException("a fold needs a group, and a title with " + COUNT);
        }
    }

    public String title(int count) {
        return title.replace(COUNT, Integer.toString(count));
    }

    /** How long the title can get. */
    public int maxLength() {
        return title.replace(COUNT, "9".repeat(MAX_DIGITS)).length();
    }
}
