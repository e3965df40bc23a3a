package org.foramen.terminology.codesystem;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * A code system as it is published (https://hl7.org/fhir/R4/codesystem.html), as far as the engine needs it.
 *
 * @param canonical url and version
 * @param name the computer-friendly name, which {@code $lookup} answers with
 * @param title the name for people, null when not given
 * @param status draft, active, retired or unknown
 * @param content not-present, example, fragment, complete or supplement
 * @param caseSensitive whether codes differ by case
 * @param covered of a fragment: a regular expression (RE2) of the codes that it covers whole, so that a code of that shape
 *     which is not listed does not exist; null when nothing is known to be whole
 * @param language BCP-47 of the displays, null when not said
 * @param properties the declared properties
 * @param concepts in document order
 */
public record CodeSystemDefinition(
        Canonical canonical,
        String name,
        @Nullable String title,
        String status,
        String content,
        boolean caseSensitive,
        @Nullable String covered,
        @Nullable String language,
        List<PropertyDefinition> properties,
        List<ConceptDefinition> concepts) {

    public CodeSystemDefinition {
        properties = List.copyOf(properties);
        concepts = List.copyOf(concepts);
    }

    /** The declared property of that code, or null. */
    public @Nullable PropertyDefinition property(String code) {
        for (PropertyDefinition property : properties) {
            if (property.code().equals(code)) {
                return property;
            }
        }
        return null;
    }
}
