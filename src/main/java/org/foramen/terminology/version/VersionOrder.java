package org.foramen.terminology.version;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * Which version of an artefact is newer, part by part between dots and hyphens. A number comes after a smaller number, and
 * text before any number and before nothing: {@code 1.10.0} is newer than {@code 1.9.2}, {@code 2027} than {@code 2026},
 * {@code 2026-10} than {@code 2026}, and {@code 5.0.0} than {@code 5.0.0-ballot}. No version at all is the oldest.
 */
public final class VersionOrder implements Comparator<String> {

    public static final VersionOrder OLDEST_FIRST = new VersionOrder();

    private static final Pattern SEPARATOR = Pattern.compile("[.-]");

    private VersionOrder() {}

    @Override
    public int compare(String left, String right) {
        if (left.equals(right)) {
            return 0;
        }
        String[] lefts = SEPARATOR.split(left, -1);
        String[] rights = SEPARATOR.split(right, -1);
        for (int index = 0; index < Math.min(lefts.length, rights.length); index++) {
            int order = compareParts(lefts[index], rights[index]);
            if (order != 0) {
                return order;
            }
        }
        if (lefts.length != rights.length) {
            boolean leftIsLonger = lefts.length > rights.length;
            String further = leftIsLonger ? lefts[rights.length] : rights[lefts.length];
            return leftIsLonger == isNumber(further) ? 1 : -1;
        }
        return left.compareTo(right);
    }

    private static int compareParts(String left, String right) {
        if (isNumber(left) && isNumber(right)) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        int numbersLast = Boolean.compare(isNumber(left), isNumber(right));
        return numbersLast != 0 ? numbersLast : left.compareTo(right);
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && part.length() <= 20 && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
