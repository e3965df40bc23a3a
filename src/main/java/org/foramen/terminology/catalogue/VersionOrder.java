package org.foramen.terminology.catalogue;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * Which version of an artefact is newer: numbers as numbers, everything else as text, part by part between dots and hyphens;
 * {@code 1.10.0} comes after {@code 1.9.2}, {@code 2027} after {@code 2026}, and a date after an earlier date.
 */
final class VersionOrder implements Comparator<String> {

    static final VersionOrder OLDEST_FIRST = new VersionOrder();

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        String[] lefts = left.split("[.-]", -1);
        String[] rights = right.split("[.-]", -1);
        for (int index = 0; index < Math.min(lefts.length, rights.length); index++) {
            int order = compareParts(lefts[index], rights[index]);
            if (order != 0) {
                return order;
            }
        }
        int byLength = Integer.compare(lefts.length, rights.length);
        return byLength != 0 ? byLength : left.compareTo(right);
    }

    private static int compareParts(String left, String right) {
        if (isNumber(left) && isNumber(right)) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return left.compareTo(right);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.length() <= 20 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
