package org.foramen.terminology.operation;

import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.language.LanguagePreferences;
import org.jspecify.annotations.Nullable;

/**
 * CodeSystem/$lookup (https://hl7.org/fhir/R4/codesystem-operation-lookup.html).
 *
 * @param coding the system, its version if asked for, and the code
 * @param languages in which the display is told, null for the code system's own
 * @param properties the codes of the properties wanted; empty for all
 * @param supplements urls or canonicals of the supplements whose content is wanted too
 */
public record LookupRequest(
        Coding coding, @Nullable LanguagePreferences languages, Set<String> properties, Set<String> supplements) {

    public LookupRequest {
        properties = Set.copyOf(properties);
        supplements = Set.copyOf(supplements);
    }

    /** Whether the caller wants that property. */
    public boolean wants(String property) {
        return properties.isEmpty() || properties.contains(property) || properties.contains("*");
    }
}
