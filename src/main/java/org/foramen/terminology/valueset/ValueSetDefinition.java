package org.foramen.terminology.valueset;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.jspecify.annotations.Nullable;

/**
 * A value set as its author wrote it (https://hl7.org/fhir/R4/valueset.html), as far as the engine needs it.
 *
 * @param canonical url and version; a value set that comes inside a request may be without a URL: null
 * @param inactive false when the author wants inactive codes left out, null when not said (they stay)
 */
public record ValueSetDefinition(
        @Nullable Canonical canonical,
        String status,
        @Nullable Boolean inactive,
        List<ConceptSet> includes,
        List<ConceptSet> excludes) {

    public ValueSetDefinition {
        includes = List.copyOf(includes);
        excludes = List.copyOf(excludes);
    }

    /** How messages name it. */
    public String label() {
        return canonical == null ? "the value set of the request" : canonical.toString();
    }
}
