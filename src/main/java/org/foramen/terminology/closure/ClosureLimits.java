package org.foramen.terminology.closure;

/**
 * How much of closure tables is kept. Both at the limits of the defaults take some 120 MB.
 *
 * @param maxTables how many tables; one more drops the one that was not used for longest
 * @param maxEntries concepts and relations of one table together
 */
public record ClosureLimits(int maxTables, int maxEntries) {

    public static final ClosureLimits DEFAULT = new ClosureLimits(50, 20_000);

    public ClosureLimits {
        if (maxTables < 1 || maxEntries < 1) {
            throw new IllegalArgumentException("maxTables and maxEntries must be at least 1");
        }
    }
}
