package org.foramen.documentation.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One form for the forms of a word: without the plural ending, in the lexicon's spelling. A long word that is not known is
 * taken for a known one of the same first letter that one slip of the pen turns into it (Damerau 1964,
 * doi:10.1145/363958.363994), found by the known words' deletions.
 */
public final class WordForms {

    /** Below that length, one other letter is too often another word. */
    private static final int SHORTEST_MISSPELT = 7;

    private final Map<String, String> spelling = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> correct = new HashSet<>();
    private final Map<String, String> deletions = new HashMap<>();

    /** Another way to write a word. */
    public void spell(String written, String meant) {
        spelling.put(singular(written), singular(meant));
    }

    /** A word that looks like a misspelt one and is not. */
    public void leave(String word) {
        correct.add(singular(word));
    }

    /** The form of a word of a pattern, which is known from now on. */
    public String learn(String word) {
        String form = spelt(singular(word));
        if (known.add(form) && form.length() >= SHORTEST_MISSPELT) {
            deletions.put(form, form);
            for (int i = 1; i < form.length(); i++) {
                deletions.putIfAbsent(form.substring(0, i) + form.substring(i + 1), form);
            }
        }
        return form;
    }

    /** The known form of a word of a text; the word itself when no term has it. */
    String form(String word) {
        String form = spelt(singular(word));
        if (form.length() < SHORTEST_MISSPELT || known.contains(form) || correct.contains(form)) {
            return form;
        }
        String meant = meant(form);
        return meant == null ? form : meant;
    }

    private @Nullable String meant(String form) {
        String candidate = deletions.get(form);
        for (int i = 1; candidate == null && i < form.length(); i++) {
            candidate = deletions.get(form.substring(0, i) + form.substring(i + 1));
        }
        return candidate != null && isOneSlip(form, candidate) ? candidate : null;
    }

    /** Whether one letter was added, left out, replaced, or exchanged with its neighbour. */
    private static boolean isOneSlip(String a, String b) {
        int same = 0;
        int shorter = Math.min(a.length(), b.length());
        while (same < shorter && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        if (a.length() == b.length()) {
            boolean replaced = a.regionMatches(same + 1, b, same + 1, a.length() - same - 1);
            return replaced || isExchanged(a, b, same);
        }
        String longer = a.length() > b.length() ? a : b;
        String other = a.length() > b.length() ? b : a;
        return longer.regionMatches(same + 1, other, same, other.length() - same);
    }

    private static boolean isExchanged(String a, String b, int at) {
        return at + 1 < a.length()
                && a.charAt(at) == b.charAt(at + 1)
                && a.charAt(at + 1) == b.charAt(at)
                && a.regionMatches(at + 2, b, at + 2, a.length() - at - 2);
    }

    private String spelt(String word) {
        return spelling.getOrDefault(word, word);
    }

    private static String singular(String word) {
        int length = word.length();
        if (length < 4 || word.charAt(length - 1) != 's' || word.charAt(length - 2) == 's') {
            return word;
        }
        if (length > 5 && (word.endsWith("sses") || word.endsWith("xes") || word.endsWith("ches"))) {
            return word.substring(0, length - 2);
        }
        return word.endsWith("ies") && length > 5 ? word.substring(0, length - 3) + "y" : word.substring(0, length - 1);
    }
}
