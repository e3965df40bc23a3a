package org.foramen.terminology.language;

import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.jspecify.annotations.Nullable;

/**
 * One wording of a concept.
 *
 * @param value the text
 * @param language null when not known
 * @param main whether it is the display itself
 * @param designation where it comes from, null for a display
 */
public record Wording(
        String value,
        @Nullable LanguageTag language,
        boolean main,
        @Nullable Designation designation) {

    static Wording display(String value, @Nullable String language) {
        return new Wording(value, language == null ? null : LanguageTag.parse(language), true, null);
    }

    static Wording of(Designation designation) {
        String language = designation.language();
        return new Wording(
                designation.value(), language == null ? null : LanguageTag.parse(language), false, designation);
    }

    /** Whether it may stand for the concept: the display, or a designation for no particular use or for that one. */
    public boolean isDisplay() {
        Coding use = use();
        return main || use == null || isPreferredUse(use);
    }

    /**
     * The uses of a wording that is to be shown: http://terminology.hl7.org/CodeSystem/hl7TermMaintInfra and
     * http://terminology.hl7.org/CodeSystem/designation-usage.
     */
    private static boolean isPreferredUse(Coding use) {
        return use.code().equals("preferredForLanguage") || use.code().equals("display");
    }

    private @Nullable Coding use() {
        return designation == null ? null : designation.use();
    }

    /** False for one that is not to be used any longer. */
    public boolean isActive() {
        return designation == null || designation.isActive();
    }

    /** {@code 'value' (language)} as messages have it. */
    String quoted() {
        return "'" + value + "'" + (language == null ? "" : " (" + language.text() + ")");
    }
}
