package org.foramen.terminology.expansion;

import java.util.function.Predicate;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Words;
import org.foramen.terminology.valueset.Member;

/**
 * The text filter of {@code $expand}, which FHIR leaves to the server: every word of the filter must begin a word of the code
 * or of one and the same wording of the member. Case does not matter.
 */
final class TextFilter implements Predicate<Member> {

    private final Words words;

    TextFilter(String text) {
        this.words = Words.of(text);
    }

    @Override
    public boolean test(Member member) {
        Coding coding = member.coding();
        String display = coding.display();
        return words.allBeginIn(coding.code() + " " + (display == null ? "" : display))
                || member.designations().stream()
                        .anyMatch(each -> words.allBeginIn(coding.code() + " " + each.value()));
    }
}
