package org.foramen.terminology.expansion;

/**
 * What one answer may cost.
 *
 * @param maxExpansion members in one answer of {@code $expand}
 */
public record Limits(int maxExpansion) {

    public static final Limits DEFAULT = new Limits(10_000);

    public Limits {
        if (maxExpansion < 1) {
            throw new IllegalArgumentException("maxExpansion must be at least 1");
        }
    }
}
