package org.foramen.terminology.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another wording of a concept (https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.concept.designation).
 *
 * @param language BCP-47 tag, null when not said
 * @param use what the wording is for, null when not said
 * @param value the wording
 * @param extensions what else is said of it, as far as it is told again
 * @param source the supplement that it comes from, null where it comes from the code system or value set itself
 */
public record Designation(
        @Nullable String language,
        @Nullable Coding use,
        String value,
        List<Extension> extensions,
        @Nullable Canonical source) {

    /** The use of what is the display in its language, if it has to be told as a designation. */
    public static final Coding DISPLAY_USE = new Coding(
            "http://terminology.hl7.org/CodeSystem/hl7TermMaintInfra",
            null,
            "preferredForLanguage",
            "Preferred For Language");

    public Designation {
        extensions = List.copyOf(extensions);
    }

    public Designation(@Nullable String language, @Nullable Coding use, String value, List<Extension> extensions) {
        this(language, use, value, extensions, null);
    }

    public Designation(@Nullable String language, @Nullable Coding use, String value) {
        this(language, use, value, List.of(), null);
    }

    /** The same, from that supplement. */
    public Designation from(Canonical supplement) {
        return new Designation(language, use, value, extensions, supplement);
    }

    /** The standing of the wording, e.g. {@code withdrawn}; null when not said. */
    public @Nullable String standardsStatus() {
        return Extension.text(extensions, Extension.STANDARDS_STATUS);
    }

    /** False for a wording that is not to be used any longer. */
    public boolean isActive() {
        String status = standardsStatus();
        return !"withdrawn".equals(status) && !"inactive".equals(status);
    }
}
