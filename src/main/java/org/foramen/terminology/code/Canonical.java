package org.foramen.terminology.code;

import org.jspecify.annotations.Nullable;

/**
 * A canonical reference: the URL of a published resource and, if pinned, its version
 * (https://hl7.org/fhir/R4/references.html#canonical).
 *
 * @param url never blank; a fragment is not part of it
 * @param version null when any version will do
 */
public record Canonical(String url, @Nullable String version) {

    /** How a value set names all versions of a code system (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include.version). */
    public static final String EVERY_VERSION = "*";

    public Canonical {
        if (url.isBlank()) {
            throw new Refusal(Problem.invalid("A canonical needs a URL", null));
        }
        if (version != null && version.isBlank()) {
            version = null;
        }
    }

    /** Reads {@code url} or {@code url|version}. */
    public static Canonical parse(String text) {
        int bar = text.indexOf('|');
        return bar < 0 ? new Canonical(text, null) : new Canonical(text.substring(0, bar), text.substring(bar + 1));
    }

    /** The same URL at the given version, or this when {@code other} is null. */
    public Canonical at(@Nullable String other) {
        return other == null ? this : new Canonical(url, other);
    }

    /** {@code url|version}, or the bare URL when no version is pinned. */
    @Override
    public String toString() {
        return version == null ? url : url + "|" + version;
    }
}
