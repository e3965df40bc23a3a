package org.foramen.terminology.code;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a text that someone typed, to be looked for in wordings. Case does not matter. */
public final class Words {

    /** Characters of a wording, times those of a word, that are compared in the time of one look at a concept. */
    private static final int STEPS_AT_ONCE = 1024;

    private final List<String> words;

    private Words(List<String> words) {
        this.words = words;
    }

    /** The words, parted by white space. */
    public static Words of(String text) {
        return new Words(Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList());
    }

    /** True when each of them begins a word of the wording, in any order; true when there are none. */
    public boolean allBeginIn(String wording) {
        String text = wording.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> {
            Work.spend(1 + (long) text.length() * word.length() / STEPS_AT_ONCE);
            return beginsAWord(text, word);
        });
    }

    private static boolean beginsAWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
