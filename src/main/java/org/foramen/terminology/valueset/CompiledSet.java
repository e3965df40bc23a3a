package org.foramen.terminology.valueset;

import java.util.List;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.jspecify.annotations.Nullable;

/** One include or exclude of a value set, compiled by itself: for those who ask why a code is a member or not. */
public final class CompiledSet {

    private final ConceptSet source;
    private final String element;
    private final @Nullable CompiledCodeSystem codeSystem;
    private final List<Part> own;
    private final List<CompiledValueSet> valueSets;
    private final @Nullable Problem missing;

    /**
     * @param element where it stands, e.g. {@code ValueSet.compose.include[0]}
     * @param codeSystem the version that it draws from; null when it names none or its content is not known here
     * @param own what its system, concepts and filters select
     * @param missing why it cannot be told what it selects, null when it can
     */
    CompiledSet(
            ConceptSet source,
            String element,
            @Nullable CompiledCodeSystem codeSystem,
            List<Part> own,
            List<CompiledValueSet> valueSets,
            @Nullable Problem missing) {
        this.source = source;
        this.element = element;
        this.codeSystem = codeSystem;
        this.own = List.copyOf(own);
        this.valueSets = List.copyOf(valueSets);
        this.missing = missing;
    }

    public ConceptSet source() {
        return source;
    }

    /** The code system version that it draws from; null when it names none or its content is not known here. */
    public @Nullable CompiledCodeSystem codeSystem() {
        return codeSystem;
    }

    /** The value sets that it names, in their order. */
    public List<CompiledValueSet> valueSets() {
        return valueSets;
    }

    List<Part> own() {
        return own;
    }

    /** Why it cannot be told what it selects, null when it can. */
    @Nullable
    Problem missing() {
        return missing;
    }

    /**
     * What its concepts or filters select of that code, without regard to the value sets it names; null for nothing.
     *
     * @param version the version to look in, which may be another than {@link #codeSystem()}; null where the content of the
     *     code system is not known, so that only a code that is listed by name can be found
     */
    public @Nullable Member find(@Nullable CompiledCodeSystem version, String code) {
        List<Part> parts =
                version == null || version == codeSystem ? own : ValueSetCompiler.select(source, version, element);
        for (Part part : parts) {
            int number = part.find(code);
            if (number >= 0) {
                return new Member(part, number);
            }
        }
        return null;
    }
}
