package org.foramen.documentation.lexicon;

import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** What a term of the lexicon means. */
public sealed interface Meaning {

    /**
     * A value on an axis.
     *
     * @param value with display
     * @param fixed the status that the term itself says, null for what its context says
     */
    record Finding(Axis axis, Coding value, @Nullable Status fixed, When when, Where where) implements Meaning {}

    /**
     * When a term counts.
     *
     * @param needs signs of which one has to be in the same sentence, none for a term that says enough
     * @param unless signs that rule the term out when one is in the same sentence
     * @param general whether it counts only where no finer value of its axis is affirmed
     */
    record When(Set<Sign> needs, Set<Sign> unless, boolean general) {
        public When {
            needs = Set.copyOf(needs);
            unless = Set.copyOf(unless);
        }
    }

    /**
     * What a place makes of a term.
     *
     * @param level of a region: the spinal level of ICD-10-CM titles that the term names, null for none
     * @param byLevel of a diagnosis: the code at each spinal level that has its own
     * @param notAt of a diagnosis: spinal levels at which the term is none
     * @param with of a diagnosis: what it is together with a deficit, by the deficit's code
     */
    record Where(@Nullable String level, Map<String, Coding> byLevel, Set<String> notAt, Map<String, Finding> with) {
        public Where {
            byLevel = Map.copyOf(byLevel);
            notAt = Set.copyOf(notAt);
            with = Map.copyOf(with);
        }
    }

    /** Words that say how what is around them is meant. */
    record Cue(CueKind kind, Direction direction) implements Meaning {}

    /** A word that helps to read others. */
    record Marker(Sign sign) implements Meaning {}

    /** A heading. */
    record Heading(SectionKind section) implements Meaning {}
}
