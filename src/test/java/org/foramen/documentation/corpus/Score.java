package org.foramen.documentation.corpus;

import java.util.Set;

/** Counts of labels that were found, found without being there, and missed. */
final class Score {

    private int found;
    private int wrong;
    private int missed;

    <T> void add(Set<T> gold, Set<T> read) {
        for (T each : read) {
            if (gold.contains(each)) {
                found++;
            } else {
                wrong++;
            }
        }
        for (T each : gold) {
            if (!read.contains(each)) {
                missed++;
            }
        }
    }

    int labels() {
        return found + missed;
    }

    /** The share of what was found that is there. */
    double precision() {
        return found + wrong == 0 ? 1 : (double) found / (found + wrong);
    }

    /** The share of what is there that was found. */
    double recall() {
        return found + missed == 0 ? 1 : (double) found / (found + missed);
    }

    /** The harmonic mean of both. */
    double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
