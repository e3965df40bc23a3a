package org.foramen.terminology.valueset;

import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.jspecify.annotations.Nullable;

/** Where the compiler finds what a compose names. */
public interface ValueSetSources {

    /** The code system of that URL and version, the newest when no version is pinned; null when its content is not known here. */
    @Nullable
    CompiledCodeSystem codeSystem(Canonical canonical);

    /** The value set of that URL and version; refuses one that is not known here or that imports itself. */
    CompiledValueSet valueSet(Canonical canonical);
}
