package org.foramen.documentation.sentence;

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
 *     structure, whether it is spoken of without being said to be narrowed; of a study, whether its kind is not said
 */
public record Mention(
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

    /** The same at another place. */
    public Mention at(Place where) {
        return new Mention(axis, value, status, from, to, line, clause, section, where, term, weak);
    }

    /** The same with another status. */
    public Mention with(Status other) {
        return new Mention(axis, value, other, from, to, line, clause, section, place, term, weak);
    }

    /** The same with another value. */
    public Mention with(Coding other) {
        return new Mention(axis, other, status, from, to, line, clause, section, place, term, weak);
    }

    /** For a diagnosis, the code at the first level of its place that has one; null where the words are no diagnosis there. */
    public @Nullable Coding diagnosisAt(Place where) {
        if (term == null) {
            return value;
        }
        for (String level : where.levels()) {
            if (term.where().notAt().contains(level)) {
                return null;
            }
            Coding found = term.where().byLevel().get(level);
            if (found != null) {
                return found;
            }
        }
        return value;
    }

    /** The same by another term that says more. */
    public Mention as(Meaning.Finding other) {
        return new Mention(axis, other.value(), status, from, to, line, clause, section, place, other, weak);
    }

    Mention asWeak() {
        return new Mention(axis, value, status, from, to, line, clause, section, place, term, true);
    }

    /** Whether it is said on that axis, and so. */
    public boolean isAffirmed(Axis which) {
        return axis == which && status == Status.AFFIRMED;
    }
}
