package org.foramen.terminology.expansion;

/**
 * What one answer may cost.
 *
 * @param maxExpansion members in one answer of {@code $expand} to a request that says how many it wants
 * @param maxUnasked members in an answer to a request that does not say it
 * @param maxWork what answering one call may take, whatever it asks, in the units of {@link
 *     org.foramen.terminology.code.Work}
 */
public record Limits(int maxExpansion, int maxUnasked, long maxWork) {

    /** As many as other terminology servers of the FHIR ecosystem give to a client that does not say how many it wants. */
    private static final int UNASKED = 1_000;

    /** Some seconds of one processor for the most expensive units, and a hundred times what honest calls take. */
    private static final long WORK = 10_000_000;

    public static final Limits DEFAULT = new Limits(10_000);

    public Limits {
        if (maxExpansion < 1 || maxUnasked < 1 || maxWork < 1) {
            throw new IllegalArgumentException("The limits must be at least 1");
        }
    }

    public Limits(int maxExpansion) {
        this(maxExpansion, Math.min(UNASKED, maxExpansion), WORK);
    }

    /** The same with another bound on what answering one call may take. */
    public Limits withMaxWork(long steps) {
        return new Limits(maxExpansion, maxUnasked, steps);
    }

    int of(ExpandRequest.Page page) {
        if (page.count() != null) {
            return maxExpansion;
        }
        Integer limit = page.limit();
        return limit == null ? maxUnasked : Math.min(limit, maxExpansion);
    }
}
