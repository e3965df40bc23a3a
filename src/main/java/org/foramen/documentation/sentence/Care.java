package org.foramen.documentation.sentence;

import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Sign;

/** Studies and treatments of a sentence, and which words tell what they are of. */
final class Care {

    private static final int NEAR = 3;
    private static final Set<String> PARTING = Set.of("shows", "and", "with", "at", "for");

    private final Line line;

    Care(Line line) {
        this.line = line;
    }

    static boolean is(Axis axis) {
        return axis == Axis.CONSERVATIVE_CARE || axis == Axis.IMAGING;
    }

    /** Whether a study or a treatment is named right beside, so that the words tell what it is of. */
    boolean isBeside(int from, int to) {
        for (Match match : line.matches()) {
            boolean within = match.from() <= from && to <= match.to();
            int gap = within ? 0 : match.from() >= to ? match.from() - to : from - match.to();
            if (gap >= 0
                    && gap <= NEAR
                    && isCare(match)
                    && !Line.means(match, Sign.LESION)
                    && (within || isLink(match, from, to))) {
                return true;
            }
        }
        return false;
    }

    private boolean isLink(Match match, int from, int to) {
        for (int i = Math.min(match.to(), to); i < Math.max(match.from(), from); i++) {
            String form = line.token(i).form();
            boolean links = line.token(i).isText() ? !PARTING.contains(form) : form.equals("-");
            if (!links || line.has(Sign.VERB, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCare(Match match) {
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding finding && is(finding.axis())) {
                return true;
            }
        }
        return false;
    }
}
