package org.foramen.terminology.operation;

import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * CodeSystem/$lookup (https://hl7.org/fhir/R4/codesystem-operation-lookup.html).
 *
 * @param coding the system, its version if asked for, and the code
 * @param displayLanguage BCP-47, null for the code system's own
 * @param properties the codes of the properties wanted; empty for all
 */
public record LookupRequest(Coding coding, @Nullable String displayLanguage, Set<String> properties) {

    public LookupRequest {
        properties = Set.copyOf(properties);
    }

    /** Whether the caller wants that property. */
    public boolean wants(String property) {
        return properties.isEmpty() || properties.contains(property) || properties.contains("*");
    }
}
