package org.foramen.terminology.code;

import org.jspecify.annotations.Nullable;

/**
 * What the call that this thread answers may still cost, so that no call takes time without end, whatever it brings along. The
 * unit is one look at one concept, member, property value or include; who looks at many of them tells it here, before or while
 * looking. Counted, not timed, so that the same call is refused on every machine.
 *
 * <p>It belongs to the thread because a call is answered on one, and because what costs most lies deepest. Outside of calls,
 * while the server starts, nothing is counted.
 */
public final class Work {

    private static final ThreadLocal<@Nullable Work> UNDER_WAY = new ThreadLocal<>();

    private final long allowed;
    private long left;

    private Work(long allowed) {
        this.allowed = allowed;
        this.left = allowed;
    }

    /** A call that is counted, until it is closed. */
    @FunctionalInterface
    public interface Call {
        void close();
    }

    /**
     * Begins to count; a call within a call, such as an entry of a Bundle, counts towards the outer one.
     *
     * @param allowed units, see {@link Work}
     */
    public static Call begin(long allowed) {
        if (UNDER_WAY.get() != null) {
            return () -> {};
        }
        UNDER_WAY.set(new Work(allowed));
        return UNDER_WAY::remove;
    }

    /** Takes so many units; refuses when the call has not as many left, and from then on every time. */
    public static void spend(long units) {
        Work work = UNDER_WAY.get();
        if (work == null) {
            return;
        }
        work.left = units > work.left ? -1 : work.left - units;
        if (work.left < 0) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "Answering this takes more than " + work.allowed
                            + " steps, the most for one call: ask for less at once, or in several calls",
                    null));
        }
    }

    /** Refuses when nothing is left: for where a refusal would be taken for an answer, such as that a code is not a member. */
    public static void requireLeft() {
        spend(0);
    }
}
