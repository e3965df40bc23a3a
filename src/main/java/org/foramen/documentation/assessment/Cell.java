package org.foramen.documentation.assessment;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * A code of M99 by what its title names.
 *
 * @param code the code, with display
 * @param region null where it names none
 * @param structure null where it narrows none
 * @param mechanisms one or more
 */
record Cell(Coding code, @Nullable Coding region, @Nullable Coding structure, Set<Coding> mechanisms) {

    Cell {
        mechanisms = Collections.unmodifiableSet(new LinkedHashSet<>(mechanisms));
    }

    boolean fits(String inRegion, @Nullable String narrowing, String by) {
        boolean sameStructure =
                structure == null ? narrowing == null : structure.code().equals(narrowing);
        return region != null
                && region.code().equals(inRegion)
                && sameStructure
                && mechanisms.stream().anyMatch(mechanism -> mechanism.code().equals(by));
    }
}
