package org.foramen.documentation.sentence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.text.Token;

/** Whether a term that is too general by itself counts where it stands: what it needs is near, and what rules it out is not. */
final class Conditions {

    private static final int BESIDE_A_SIDE = 6;
    private static final int BESIDE_A_SEGMENT = 6;
    private static final int AFTER_A_CAUSE = 5;
    private static final int BEFORE_A_TEST = 4;
    private static final int BEFORE_WHAT_HAS_SIDES = 4;

    /** Axes whose findings may have a side. */
    private static final Set<Axis> SIDED = EnumSet.complementOf(EnumSet.of(Axis.LATERALITY, Axis.IMAGING));
    /** Axes whose findings come in pairs. */
    private static final Set<Axis> PAIRED = Set.of(Axis.STRUCTURE, Axis.REGION);

    private final Line line;
    private final List<LevelMention> levels;
    private final boolean topicIsLesion;

    Conditions(Line line, List<LevelMention> levels, boolean topicIsLesion) {
        this.line = line;
        this.levels = levels;
        this.topicIsLesion = topicIsLesion;
    }

    boolean areMet(Match match, Meaning.Finding finding, Status status) {
        if (finding.when().unless().stream().anyMatch(line::has)) {
            return false;
        }
        Set<Sign> needs = finding.when().needs();
        return needs.isEmpty()
                || (needs.contains(Sign.DENIED) && status == Status.NEGATED)
                || needs.stream().anyMatch(sign -> isMet(sign, match));
    }

    private boolean isMet(Sign sign, Match match) {
        return switch (sign) {
            case SIDED -> hasSides(match);
            case SIDED_AFTER -> precedesSides(match);
            case CAPITALS ->
                line.document().excerpt(match.from(), match.to()).chars().noneMatch(Character::isLowerCase);
            case SEGMENT -> topicIsLesion || isBesideASegment(match);
            case CAUSE -> isLabelled(Sign.CAUSE) || isWithin(Sign.CAUSE, match.from() - AFTER_A_CAUSE, match.from());
            case POSITIVE -> precedes(sign, match.from()) || isBracketed(sign, match.to());
            case LESION, DYSFUNCTION -> topicIsLesion || line.has(sign);
            default -> line.has(sign);
        };
    }

    /** Whether the line begins with such a word as its label, as in {@code Side: R}. */
    private boolean isLabelled(Sign sign) {
        for (int i = line.from(); i + 1 < Math.min(line.from() + 4, line.to()); i++) {
            if (line.has(sign, i) && line.token(i + 1).is(':')) {
                return true;
            }
        }
        return false;
    }

    private boolean isWithin(Sign sign, int from, int to) {
        for (int i = Math.max(line.from(), from); i < Math.min(line.to(), to); i++) {
            if (line.has(sign, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether such a word stands shortly before, in the same phrase. */
    private boolean precedes(Sign sign, int to) {
        for (int i = to - 1; i >= Math.max(line.from(), to - BEFORE_A_TEST); i--) {
            if (line.has(sign, i)) {
                return true;
            }
            if (line.token(i).is(',') || line.endsClause(i)) {
                return false;
            }
        }
        return false;
    }

    /** Whether such a word stands in brackets there. */
    private boolean isBracketed(Sign sign, int at) {
        return at + 1 < line.to() && line.token(at).is('(') && line.has(sign, at + 1);
    }

    private boolean isLevelWithin(int from, int to) {
        return levels.stream().anyMatch(level -> level.to() > from && level.from() < to);
    }

    private boolean isBesideASegment(Match match) {
        int from = match.from() - BESIDE_A_SEGMENT;
        int to = match.to() + BESIDE_A_SEGMENT;
        return isWithin(Sign.SEGMENT, from, match.from())
                || isWithin(Sign.SEGMENT, match.to(), to)
                || isLevelWithin(from, to)
                || line.matches().stream()
                        .anyMatch(other -> other.to() > from && other.from() < to && says(other, Set.of(Axis.REGION)));
    }

    /** Whether something that has sides, or is a finding, is close by. */
    private boolean hasSides(Match match) {
        if (isLabelled(Sign.SIDED)) {
            return true;
        }
        int from = match.from() - BESIDE_A_SIDE;
        int to = match.to() + BESIDE_A_SIDE;
        if (match.to() - match.from() == 1 && line.token(match.from()).form().length() == 1) {
            return isLetterForASide(match);
        }
        for (Match other : line.matches()) {
            boolean near = other.from() != match.from() && other.to() > from && other.from() < to;
            if (near && hasSidesItself(other)) {
                return true;
            }
        }
        return isLevelWithin(from, to);
    }

    /** A capital {@code L} or {@code R} right before what has sides, right behind it at the end of a phrase, or in brackets. */
    private boolean isLetterForASide(Match match) {
        if (!Character.isUpperCase(
                line.document().text().charAt(line.token(match.from()).start()))) {
            return false;
        }
        boolean opened =
                match.from() > line.from() && line.token(match.from() - 1).is('(');
        if (opened && match.to() < line.to() && line.token(match.to()).is(')')) {
            return true;
        }
        for (int i = match.to(); i < Math.min(match.to() + 2, line.to()); i++) {
            int at = i;
            Match other = line.at(i);
            boolean term = other != null && hasSidesItself(other);
            if (term || levels.stream().anyMatch(level -> level.from() == at)) {
                return true;
            }
        }
        boolean ends = match.to() >= line.to() || !line.token(match.to()).isText();
        for (int i = match.from() - 1; ends && i >= Math.max(line.from(), match.from() - 2); i--) {
            Match before = line.at(i);
            if (before != null && hasSidesItself(before)) {
                return true;
            }
        }
        return false;
    }

    /** {@code both} and the like: what has sides follows in the same phrase. */
    private boolean precedesSides(Match match) {
        for (int i = match.to(); i < Math.min(match.to() + BEFORE_WHAT_HAS_SIDES, line.to()); i++) {
            Token token = line.token(i);
            boolean stops = token.says("and") || token.says("or") || line.has(Sign.VERB, i) || line.endsClause(i);
            if (stops || (!token.isText() && !token.is('-'))) {
                return false;
            }
            Match other = line.at(i);
            if (other != null && (Line.means(other, Sign.SIDED) || says(other, PAIRED))) {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Match match, Set<Axis> axes) {
        return match.meanings().stream()
                .anyMatch(meaning -> meaning instanceof Meaning.Finding finding && axes.contains(finding.axis()));
    }

    private static boolean hasSidesItself(Match match) {
        return Line.means(match, Sign.SIDED) || says(match, SIDED);
    }
}
