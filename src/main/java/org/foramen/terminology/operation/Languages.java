package org.foramen.terminology.operation;

import java.util.List;
import java.util.Locale;
import org.foramen.terminology.code.Designation;
import org.jspecify.annotations.Nullable;

/** Chooses wordings by language (BCP-47; https://hl7.org/fhir/R4/valueset-operation-expand.html, displayLanguage). */
final class Languages {

    private Languages() {}

    /**
     * The wording for a language: the concept's own display unless the language differs from the code system's and a
     * designation is in it.
     */
    static @Nullable String display(
            @Nullable String display,
            @Nullable String ownLanguage,
            List<Designation> designations,
            @Nullable String wanted) {
        if (wanted == null || (ownLanguage != null && covers(wanted, ownLanguage))) {
            return display;
        }
        for (Designation designation : designations) {
            if (designation.use() == null && designation.language() != null && covers(wanted, designation.language())) {
                return designation.value();
            }
        }
        return display;
    }

    /** True when what is asked for is the language or a wider one: {@code en} covers {@code en-US}. */
    static boolean covers(String wanted, String language) {
        String wide = wanted.toLowerCase(Locale.ROOT);
        String narrow = language.toLowerCase(Locale.ROOT);
        return narrow.equals(wide) || narrow.startsWith(wide + "-");
    }
}
