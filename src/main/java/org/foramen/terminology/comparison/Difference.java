package org.foramen.terminology.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.comparison.CompareAnswer.Codes;

/**
 * What two sets have in common and what only one of them has.
 *
 * @param common whether some code is in both
 * @param missing whether some code is only in the first
 * @param extra whether some code is only in the second
 * @param codes which, as far as they are told
 */
record Difference(boolean common, boolean missing, boolean extra, Codes codes) {

    static final Difference NONE = new Difference(false, false, false, Codes.NONE);
    static final Difference COMMON = new Difference(true, false, false, Codes.NONE);
    static final Difference MISSING = new Difference(false, true, false, Codes.NONE);
    static final Difference EXTRA = new Difference(false, false, true, Codes.NONE);
    static final Difference SUPERSET = new Difference(true, true, false, Codes.NONE);
    static final Difference SUBSET = new Difference(true, false, true, Codes.NONE);
    static final Difference DISJOINT = new Difference(false, true, true, Codes.NONE);

    /** Of two sets of members, each with the code by which it is told, in the order of the sets. */
    static <K> Difference between(Map<K, String> one, Map<K, String> other) {
        List<String> common = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        one.forEach((member, code) -> (other.containsKey(member) ? common : missing).add(code));
        List<String> extra = new ArrayList<>();
        other.forEach((member, code) -> {
            if (!one.containsKey(member)) {
                extra.add(code);
            }
        });
        return new Difference(
                !common.isEmpty(), !missing.isEmpty(), !extra.isEmpty(), new Codes(common, missing, extra));
    }

    /** Of the unions, where the second difference is of sets of another code system. */
    Difference and(Difference next) {
        return new Difference(
                common || next.common,
                missing || next.missing,
                extra || next.extra,
                next.codes.equals(Codes.NONE) ? codes : next.codes);
    }

    /** The same from the other side's view. */
    Difference reversed() {
        return new Difference(common, extra, missing, new Codes(codes.common(), codes.extra(), codes.missing()));
    }

    /** The same, without the codes where both sets have the same. */
    Difference brief() {
        return missing || extra ? this : new Difference(common, false, false, Codes.NONE);
    }

    static Difference sum(Collection<Difference> ofCodeSystems) {
        return ofCodeSystems.stream().reduce(NONE, Difference::and);
    }
}
