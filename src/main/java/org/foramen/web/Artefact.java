package org.foramen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published resource as pages show it.
 *
 * @param type the FHIR resource type
 * @param id the logical id under which it can be read
 * @param title what people call it
 * @param url the canonical URL
 * @param version null when it has none
 * @param facts what it says of itself, in the order in which people want to know
 */
public record Artefact(
        String type,
        String id,
        String title,
        String url,
        @Nullable String version,
        List<Fact> facts) {

    public Artefact {
        facts = List.copyOf(facts);
    }

    /** One thing that a resource says of itself, in plain text. */
    public record Fact(String name, String text) {}

    /** The canonical URL with the version, if it has one. */
    String canonical() {
        return version == null ? url : url + "|" + version;
    }
}
