package org.foramen.terminology.code;

import org.jspecify.annotations.Nullable;

/**
 * A code of a code system (https://hl7.org/fhir/R4/datatypes.html#Coding).
 *
 * @param system null when the sender left it out; nothing is inferred here
 * @param version the code system's version, null when not said
 * @param code never null, may be any text a client sent
 * @param display null when not said
 */
public record Coding(
        @Nullable String system,
        @Nullable String version,
        String code,
        @Nullable String display) {

    public static Coding of(@Nullable String system, String code) {
        return new Coding(system, null, code, null);
    }

    public static Coding of(@Nullable String system, String code, @Nullable String display) {
        return new Coding(system, null, code, display);
    }

    /** {@code system|version#code} as messages print it; what is absent is left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (system != null) {
            text.append(system);
        }
        if (version != null) {
            text.append('|').append(version);
        }
        return text.append('#').append(code).toString();
    }
}
