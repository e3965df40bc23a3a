package org.foramen.terminology.code;

import org.jspecify.annotations.Nullable;

/**
 * Another wording of a concept (https://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.concept.designation).
 *
 * @param language BCP-47 tag, null when not said
 * @param use what the wording is for, null when not said
 * @param value the wording
 */
public record Designation(
        @Nullable String language, @Nullable Coding use, String value) {}
