package org.foramen.documentation.sentence;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where in the body.
 *
 * @param regions M99 regions, none when nothing is said
 * @param levels the same as spinal levels of ICD-10-CM titles, none where the note is not as fine
 * @param upper the uppermost vertebra, counted from above; -1 for none
 * @param lower the lowest vertebra; -1 for none
 */
public record Place(Set<String> regions, Set<String> levels, int upper, int lower) {

    /** Nothing is said. */
    public static final Place NONE = new Place(Set.of(), Set.of(), -1, -1);

    public Place {
        regions = Collections.unmodifiableSet(new LinkedHashSet<>(regions));
        levels = Collections.unmodifiableSet(new LinkedHashSet<>(levels));
    }

    /** A region and, where the words name one, the spinal level of ICD-10-CM titles. */
    public static Place of(String region, @Nullable String level) {
        return new Place(Set.of(region), level == null ? Set.of() : Set.of(level), -1, -1);
    }

    /** Both as one, with all that is between. */
    public Place and(Place other) {
        Set<String> allRegions = new LinkedHashSet<>(regions);
        allRegions.addAll(other.regions);
        Set<String> allLevels = new LinkedHashSet<>(levels);
        allLevels.addAll(other.levels);
        return new Place(allRegions, allLevels, Math.min(upper, other.upper), Math.max(lower, other.lower));
    }

    public boolean isKnown() {
        return !regions.isEmpty();
    }

    /** Whether vertebrae are named. */
    public boolean hasVertebrae() {
        return upper >= 0;
    }

    /** Whether both are known and have something in common: a segment or a vertebra where both name them, else a region. */
    public boolean meets(Place other) {
        if (hasVertebrae() && other.hasVertebrae()) {
            boolean both = upper < lower && other.upper < other.lower;
            return both
                    ? Math.max(upper, other.upper) < Math.min(lower, other.lower)
                    : upper <= other.lower && other.upper <= lower;
        }
        return regions.stream().anyMatch(other.regions::contains);
    }

    /** Whether nothing speaks against both being one place. */
    public boolean agrees(Place other) {
        return !isKnown() || !other.isKnown() || meets(other);
    }
}
