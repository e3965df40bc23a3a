package org.foramen.terminology.expansion;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.valueset.Member;

/**
 * The text filter of {@code $expand}, which FHIR leaves to the server: every word of the filter must begin a word of the code
 * or of one and the same wording of the member. Case does not matter.
 */
final class TextFilter implements Predicate<Member> {

    private final List<String> words;

    TextFilter(String text) {
        this.words = Arrays.stream(text.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    @Override
    public boolean test(Member member) {
        Coding coding = member.coding();
        String display = coding.display();
        return matches(coding.code() + " " + (display == null ? "" : display))
                || member.designations().stream().anyMatch(each -> matches(coding.code() + " " + each.value()));
    }

    private boolean matches(String wording) {
        String text = wording.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> beginsAWord(text, word));
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
