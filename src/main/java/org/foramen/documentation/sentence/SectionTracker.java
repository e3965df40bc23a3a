package org.foramen.documentation.sentence;

import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/** In which part of a note the sentences are: goes along with them and tells headings from what follows them. */
public final class SectionTracker {

    /** A heading that the lexicon does not know has at most so many words. */
    private static final int LONGEST_HEADING = 5;

    /** A heading in capitals needs no colon when it has that many letters. */
    private static final int SHORTEST_IN_CAPITALS = 6;

    private SectionKind current = SectionKind.OTHER;

    /** The part that the last sentence was in. */
    public SectionKind current() {
        return current;
    }

    /** Reads the heading of the sentence, if it has one; tells the index of the first token after it. */
    public int enter(Line line) {
        int first = afterBullet(line);
        if (first >= line.to()) {
            return first;
        }
        Match match = line.at(first);
        SectionKind known = match == null || match.from() != first ? null : heading(match);
        if (match != null && known != null) {
            int end = end(line, match);
            if (end >= 0) {
                current = known;
                return end;
            }
        }
        if (line.sentence().startsLine() && isUnknownHeading(line, first)) {
            current = SectionKind.OTHER;
        } else if (line.sentence().startsParagraph() && current == SectionKind.FAMILY) {
            current = SectionKind.OTHER;
        }
        return line.from();
    }

    private static int afterBullet(Line line) {
        int at = line.from();
        while (at < line.to() && !line.token(at).isText() && !line.token(at).is('[')) {
            at++;
        }
        boolean numbered = at + 1 < line.to()
                && line.token(at).kind() == Token.Kind.NUMBER
                && (line.token(at + 1).is('.') || line.token(at + 1).is(')'));
        return numbered ? at + 2 : at;
    }

    private static @Nullable SectionKind heading(Match match) {
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Heading heading) {
                return heading.section();
            }
        }
        return null;
    }

    /** The token after the heading, or -1 when the words are no heading here. */
    private static int end(Line line, Match match) {
        int at = match.to();
        while (at < line.to()
                && (line.token(at).is('*')
                        || line.token(at).is('#')
                        || line.token(at).is('='))) {
            at++;
        }
        if (at < line.to() && line.token(at).is('(')) {
            int closing = at;
            while (closing < line.to() && !line.token(closing).is(')')) {
                closing++;
            }
            at = closing + 1 < line.to() && line.token(closing + 1).is(':') ? closing + 1 : at;
        }
        boolean startsLine = line.sentence().startsLine();
        if (at >= line.to()) {
            return startsLine && match.to() - match.from() <= LONGEST_HEADING ? at : -1;
        }
        if (line.token(at).is(':')) {
            return at + 1;
        }
        boolean dash = line.token(at).is('-') || line.token(at).is('\u2014');
        boolean spaced = dash && line.token(at).start() > line.token(at - 1).end();
        boolean stops = line.token(at).is('.') && at + 1 == line.to();
        if (startsLine && (spaced || stops)) {
            return at + 1;
        }
        return startsLine
                        && isUpper(line, match.from(), match.to())
                        && match.to() - match.from() > 0
                        && line.token(match.from()).form().length() >= SHORTEST_IN_CAPITALS
                ? at
                : -1;
    }

    private static boolean isUnknownHeading(Line line, int first) {
        int length = line.to() - first;
        Token last = line.token(line.to() - 1);
        boolean colon = last.is(':');
        int words = colon ? length - 1 : length;
        return words > 0
                && words <= LONGEST_HEADING
                && line.token(first).kind() == Token.Kind.WORD
                && line.token(first).form().length() > 2
                && (isUpper(line, first, line.to()) && line.sentence().startsParagraph());
    }

    private static boolean isUpper(Line line, int from, int to) {
        String text = line.document().excerpt(from, to);
        return text.chars().noneMatch(Character::isLowerCase) && text.chars().anyMatch(Character::isUpperCase);
    }
}
