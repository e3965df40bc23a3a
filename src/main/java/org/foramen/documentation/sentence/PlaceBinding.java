package org.foramen.documentation.sentence;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * Binds what is said in a sentence to the place that it is said of: the one right before it, the one that a preposition or verb
 * joins to it, the one before it in its clause, any other of the clause.
 */
public final class PlaceBinding {

    /**
     * A place named in the sentence.
     *
     * @param from index of the first token
     * @param to index after the last
     */
    public record Named(int from, int to, Place place) {

        /** The same words, naming another place. */
        public Named at(Place other) {
            return new Named(from, to, other);
        }
    }

    /**
     * Whether both are in one list, as in {@code S1 and S2} or {@code sacral and pelvic}, so that what is said of one is said of
     * both.
     */
    public static boolean isOneList(Line line, Named first, Named second) {
        int gap = second.from() - first.to();
        if (first.place().hasVertebrae() != second.place().hasVertebrae() || gap < 1 || gap > 2) {
            return false;
        }
        for (int i = first.to(); i < second.from(); i++) {
            Token token = line.token(i);
            if (!token.says("and") && !token.is(',') && !token.is('&') && !token.is('/')) {
                return false;
            }
        }
        return true;
    }

    private static final int ADJACENT = 4;
    private static final int BESIDE_A_STUDY = 3;
    private static final int JOINED = 12;
    private static final Set<String> PREPOSITIONS = Set.of(
            "at", "of", "in", "on", "within", "from", "involving", "into", "affecting", "for", "to", "@", "near");

    private final Line line;
    private final List<Named> places;
    private final List<Mention> mentions;

    /** Takes the places that the sentence names, in order. */
    public PlaceBinding(Line line, List<Named> places, List<Mention> mentions) {
        this.line = line;
        this.places = places;
        this.mentions = mentions;
    }

    /** The place that the mention is bound to in its sentence, null when the sentence names none that it could be. */
    public @Nullable Place of(Mention mention) {
        Named before = null;
        Named joined = null;
        Named after = null;
        for (Named named : places) {
            if (named.from() >= mention.from() && named.to() <= mention.to()) {
                return named.place();
            }
            if (isParted(Math.min(named.to(), mention.to()), Math.max(named.from(), mention.from()))) {
                continue;
            }
            if (named.to() <= mention.from()) {
                before = named;
            } else if (named.from() >= mention.to()) {
                after = after == null ? named : after;
                joined = joined == null && isJoined(mention, named) ? named : joined;
            }
        }
        if (before != null && isAdjacent(before.to(), mention.from())) {
            return before.place();
        }
        Named best = joined != null ? joined : before != null ? before : after;
        boolean loose = mention.axis() == Axis.DEFINITIVE_DIAGNOSIS && !Objects.equals(best, joined);
        return best == null || (loose && isPartedByComma(mention, best)) ? null : best.place();
    }

    /** What a study is of: the region within its words or right beside them, {@code Place.NONE} for nothing said. */
    public static Place ofStudy(Mention study, List<Mention> mentions) {
        for (Mention region : mentions) {
            boolean beside =
                    region.from() <= study.to() + BESIDE_A_STUDY && region.to() >= study.from() - BESIDE_A_STUDY;
            if (region.axis() == Axis.REGION && region.weak() && beside) {
                return region.place();
            }
        }
        return Place.NONE;
    }

    /** In a list of diagnoses each has its own place or none. */
    private boolean isPartedByComma(Mention mention, Named named) {
        for (int i = Math.min(named.to(), mention.to()); i < Math.max(named.from(), mention.from()); i++) {
            if (line.token(i).is(',')) {
                return true;
            }
        }
        return false;
    }

    /** Whether the clause ends in between. */
    private boolean isParted(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.endsClause(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAdjacent(int from, int to) {
        if (to - from > ADJACENT) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Token token = line.token(i);
            boolean lets = token.isText() || token.is('-') || token.is('/') || token.is(':') || token.is('(');
            if (!lets || token.says("and") || token.says("with") || PREPOSITIONS.contains(token.form())) {
                return false;
            }
        }
        return true;
    }

    private boolean isJoined(Mention mention, Named named) {
        int gap = named.from() - mention.to();
        if (gap > JOINED || hasComma(mention.to(), named.from()) || isTaken(mention, named)) {
            return false;
        }
        for (int i = mention.to(); i < named.from(); i++) {
            Token token = line.token(i);
            boolean joins = PREPOSITIONS.contains(token.form())
                    || token.is('@')
                    || line.has(Sign.NARROWING, i)
                    || line.has(Sign.VERB, i);
            if (joins) {
                return true;
            }
        }
        return gap <= 2;
    }

    /** A comma between them, unless it is within a list of the same kind. */
    private boolean hasComma(int from, int to) {
        for (int i = from; i < to; i++) {
            if (line.token(i).is(',') && !leadsList(i, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsList(int comma, int to) {
        for (int i = comma + 1; i < to; i++) {
            if (line.token(i).says("and")
                    || line.token(i).says("or")
                    || line.token(i).is('&')) {
                return !PREPOSITIONS.contains(line.token(i + 1).form());
            }
        }
        return false;
    }

    /** Whether another of the same axis stands between and takes the place for itself. */
    private boolean isTaken(Mention mention, Named named) {
        for (Mention other : mentions) {
            boolean between = other.from() >= mention.to() && other.to() <= named.from();
            if (between && other.axis() == mention.axis() && mention.axis() != Axis.STRUCTURE) {
                return !isList(mention.to(), other.from());
            }
        }
        return false;
    }

    private boolean isList(int from, int to) {
        if (to - from > 4) {
            return false;
        }
        for (int i = from; i < to; i++) {
            Token token = line.token(i);
            if (token.says("and") || token.says("or") || token.is(',') || token.is('&') || token.is('/')) {
                return true;
            }
        }
        return false;
    }
}
