package org.foramen.terminology.conceptmap;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * One match of a translation.
 *
 * @param equivalence of the concept found to the one that was asked about: as the map says it, in reverse turned round
 * @param concept what was found, null where the map says that there is no match
 * @param asked what was asked about, as the map has it
 * @param dependsOn what must be so besides
 * @param products what the mapping gives besides
 * @param map the map that said so
 */
public record Translation(
        Equivalence equivalence,
        @Nullable Coding concept,
        Coding asked,
        @Nullable String comment,
        List<OtherElement> dependsOn,
        List<OtherElement> products,
        Canonical map) {

    public Translation {
        dependsOn = List.copyOf(dependsOn);
        products = List.copyOf(products);
    }

    /** False where the map says that there is no mapping. */
    public boolean isMatch() {
        return concept != null && equivalence.isMatch();
    }

    /** True when everything that the mapping depends on is among what is given. */
    public boolean holdsFor(List<OtherElement> given) {
        return dependsOn.stream().allMatch(needed -> needed.isAmong(given));
    }
}
