package org.foramen.terminology.codesystem;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;

/**
 * From code to ordinal: an open-addressed table of ordinals over the array of codes, so that it costs eight to sixteen bytes
 * a concept and no object.
 */
final class CodeIndex {

    /** Odd, and without the small values that would let short codes collide. */
    private static final int MULTIPLIER = new SecureRandom().nextInt() | 0x10001;

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
        return hash(folded) & mask;
    }

    /**
     * As {@link String#hashCode}, but with a multiplier that nobody outside knows, so that nobody can send codes that collide; then
     * mixed as in MurmurHash3 (https://github.com/aappleby/smhasher/wiki/MurmurHash3, fmix32).
     */
    private static int hash(String folded) {
        int hash = 0;
        for (int at = 0; at < folded.length(); at++) {
            hash = hash * MULTIPLIER + folded.charAt(at);
        }
        hash = (hash ^ (hash >>> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >>> 13)) * 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

    /** How many entries of the table a code is looked for in at most. */
    int longestSearch() {
        int longest = 0;
        int run = 0;
        for (int slot = 0; slot < 2 * table.length; slot++) {
            run = table[slot & mask] < 0 ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** What two spellings of one code have in common. */
    static String fold(String code, boolean caseSensitive) {
        return caseSensitive ? code : code.toLowerCase(Locale.ROOT);
    }
}
