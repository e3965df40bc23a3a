package org.foramen.terminology.closure;

import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CompiledCodeSystem;

/**
 * A concept as a client entered it.
 *
 * @param ordinal in the code system, {@link #UNRELATED} where it is a grammar, whose codes stand in no hierarchy
 * @param code as the client spelled it, which may differ from the code system's spelling by case
 */
public record ClosureConcept(CompiledCodeSystem system, int ordinal, String code) {

    /** Of a concept that nothing subsumes and that subsumes nothing. */
    public static final int UNRELATED = -1;

    /** System, version and code. */
    public Coding coding() {
        return new Coding(system.url(), system.version(), code, null);
    }
}
