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
     * @param needs signs of which one has to be in the same sentence, none for a term that says enough
     * @param level of a region: the spinal level of ICD-10-CM titles that the term names, null for none
     * @param byLevel of a diagnosis: the code at each spinal level that has its own
     * @param notAt of a diagnosis: spinal levels at which the term is none
     */
    record Finding(
            Axis axis,
            Coding value,
            @Nullable Status fixed,
            Set<Sign> needs,
            @Nullable String level,
            Map<String, Coding> byLevel,
            Set<String> notAt)
            implements Meaning {
        public Finding {
            needs = Set.copyOf(needs);
            byLevel = Map.copyOf(byLevel);
            notAt = Set.copyOf(notAt);
        }
    }

    /** Words that say how what is around them is meant. */
    record Cue(CueKind kind, Direction direction) implements Meaning {}

    /** A word that helps to read others. */
    record Marker(Sign sign) implements Meaning {}

    /** A heading. */
    record Heading(SectionKind section) implements Meaning {}
}
