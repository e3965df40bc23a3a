package org.foramen.web;

import org.jspecify.annotations.Nullable;

/**
 * A published resource as a page lists it.
 *
 * @param type the FHIR resource type
 * @param id the logical id under which it can be read
 * @param title what people call it
 * @param url the canonical URL
 * @param version null when it has none
 */
public record Artefact(
        String type,
        String id,
        String title,
        String url,
        @Nullable String version) {}
