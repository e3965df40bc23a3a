package org.foramen.documentation.reading;

import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Status;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * A finding while it is being read.
 *
 * @param from index of the first token
 * @param to index after the last
 * @param line number of the sentence
 * @param clause number of the clause within it
 * @param section what the part of the note is for
 * @param place where, as far as the text says
 * @param term what the lexicon says of the words, null for a level
 * @param weak of a region, whether it is merely looked at or treated, so that it counts only where no other is said; of a
 *     structure, whether it is spoken of without being said to be narrowed
 */
record Mention(
        Axis axis,
        Coding value,
        Status status,
        int from,
        int to,
        int line,
        int clause,
        SectionKind section,
        Place place,
        Meaning.@Nullable Finding term,
        boolean weak) {

    Mention at(Place where) {
        return new Mention(axis, value, status, from, to, line, clause, section, where, term, weak);
    }

    Mention with(Status other) {
        return new Mention(axis, value, other, from, to, line, clause, section, place, term, weak);
    }

    Mention with(Coding other) {
        return new Mention(axis, other, status, from, to, line, clause, section, place, term, weak);
    }

    /** For a diagnosis, the code at the first level of its place that has one; null where the words are no diagnosis there. */
    @Nullable
    Coding diagnosisAt(Place where) {
        if (term == null) {
            return value;
        }
        for (String level : where.levels()) {
            if (term.notAt().contains(level)) {
                return null;
            }
            Coding found = term.byLevel().get(level);
            if (found != null) {
                return found;
            }
        }
        return value;
    }

    Mention asWeak() {
        return new Mention(axis, value, status, from, to, line, clause, section, place, term, true);
    }

    boolean isAffirmed(Axis which) {
        return axis == which && status == Status.AFFIRMED;
    }
}
