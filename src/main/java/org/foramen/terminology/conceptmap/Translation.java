package org.foramen.terminology.conceptmap;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * One match of a translation.
 *
 * @param equivalence as the map says it; in reverse, turned round (wider becomes narrower)
 * @param concept null where the map says that there is no match
 * @param map the map that said so
 */
public record Translation(
        String equivalence,
        @Nullable Coding concept,
        @Nullable String comment,
        List<ConceptMapDefinition.Product> products,
        Canonical map) {

    public Translation {
        products = List.copyOf(products);
    }

    /** False for {@code unmatched} and {@code disjoint}, which say that there is no mapping. */
    public boolean isMatch() {
        return concept != null && !equivalence.equals("unmatched") && !equivalence.equals("disjoint");
    }
}
