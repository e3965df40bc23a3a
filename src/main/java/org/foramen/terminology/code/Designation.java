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
 */
public record Designation(
        @Nullable String language, @Nullable Coding use, String value, List<Extension> extensions) {

    public Designation {
        extensions = List.copyOf(extensions);
    }

    public Designation(@Nullable String language, @Nullable Coding use, String value) {
        this(language, use, value, List.of());
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
