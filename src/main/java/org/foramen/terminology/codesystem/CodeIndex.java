package org.foramen.terminology.codesystem;

import java.util.Arrays;
import java.util.Locale;

/**
 * From code to ordinal: an open-addressed table of ordinals over the array of codes, so that it costs eight to sixteen bytes
 * a concept and no object.
 */
final class CodeIndex {

    private final String[] codes;
    private final boolean caseSensitive;
    private final int[] table;
    private final int mask;

    CodeIndex(String[] codes, boolean caseSensitive) {
        this.codes = codes;
        this.caseSensitive = caseSensitive;
        int capacity = Integer.highestOneBit(Math.max(2, codes.length * 2 - 1)) * 2;
        this.table = new int[capacity];
        this.mask = capacity - 1;
        Arrays.fill(table, -1);
        for (int ordinal = 0; ordinal < codes.length; ordinal++) {
            int slot = slot(fold(codes[ordinal], caseSensitive));
            while (table[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            table[slot] = ordinal;
        }
    }

    /** The ordinal, or -1. */
    int find(String code) {
        String folded = fold(code, caseSensitive);
        int slot = slot(folded);
        while (table[slot] >= 0) {
            if (fold(codes[table[slot]], caseSensitive).equals(folded)) {
                return table[slot];
            }
            slot = (slot + 1) & mask;
        }
        return -1;
    }

    private int slot(String folded) {
        int hash = folded.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & mask;
    }

    /** What two spellings of one code have in common. */
    static String fold(String code, boolean caseSensitive) {
        return caseSensitive ? code : code.toLowerCase(Locale.ROOT);
    }
}
