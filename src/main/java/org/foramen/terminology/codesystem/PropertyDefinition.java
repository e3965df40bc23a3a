package org.foramen.terminology.codesystem;

import org.jspecify.annotations.Nullable;

/**
 * A property that a code system declares (https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.property).
 *
 * @param code the name by which concepts and filters use it
 * @param uri its formal identity, e.g. {@code http://hl7.org/fhir/concept-properties#notSelectable}; null when not said
 * @param type the code of its type, e.g. {@code boolean} or {@code Coding}
 */
public record PropertyDefinition(String code, @Nullable String uri, String type) {

    /** Where the properties that FHIR defines live (https://hl7.org/fhir/R4/codesystem-concept-properties.html). */
    public static final String FHIR_PROPERTIES = "http://hl7.org/fhir/concept-properties#";

    /** Our own: true for a code whose meaning its users agree on among themselves, so that they also name it. */
    public static final String LEFT_TO_USERS = "https://w3id.org/foramen/concept-properties#leftToUsers";

    /** True when this is FHIR's own property of that name, by its uri, or by its code where no uri is given. */
    public boolean is(String fhirProperty) {
        return uri == null ? code.equals(fhirProperty) : uri.equals(FHIR_PROPERTIES + fhirProperty);
    }
}
