package org.foramen.terminology.conceptmap;

import org.foramen.terminology.code.Canonical;
import org.jspecify.annotations.Nullable;

/** Where a map finds another one to which it leaves codes that it does not map ({@code other-map}). */
public interface ConceptMapSources {

    /** The map of that URL and version, the newest when none is pinned; null when it is not known. */
    @Nullable
    CompiledConceptMap conceptMap(Canonical canonical);
}
