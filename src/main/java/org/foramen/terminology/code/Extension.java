package org.foramen.terminology.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extension with a simple value, kept to be told again where a specification asks for it.
 *
 * @param url which extension it is
 * @param type the type of its value as FHIR names it, e.g. {@code string} or {@code decimal}
 * @param text the value as FHIR writes it
 */
public record Extension(String url, String type, String text) {

    /** The standing of an element (http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status). */
    public static final String STANDARDS_STATUS =
            "http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status";

    /** The value of the extension of that url among these, null when there is none. */
    public static @Nullable String text(List<Extension> extensions, String url) {
        for (Extension extension : extensions) {
            if (extension.url().equals(url)) {
                return extension.text();
            }
        }
        return null;
    }
}
