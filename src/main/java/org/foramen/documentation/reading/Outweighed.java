package org.foramen.documentation.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.sentence.Mention;

/**
 * What a note tells as history, often copied from an earlier one, and takes back in its assessment or findings: there the
 * weightier part holds.
 */
final class Outweighed {

    private Outweighed() {}

    /** The mentions without those that a weightier part says the contrary of, at the same place as far as places are said. */
    static List<Mention> without(List<Mention> mentions) {
        Map<String, List<Mention>> concluded = new HashMap<>();
        for (Mention mention : mentions) {
            if (isConclusion(mention)) {
                List<Mention> same = concluded.computeIfAbsent(key(mention), each -> new ArrayList<>());
                if (same.size() < MOST_COMPARED) {
                    same.add(mention);
                }
            }
        }
        Set<Mention> takenBack = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Mention mention : mentions) {
            if (isTakenBack(mention, concluded.getOrDefault(key(mention), List.of()))) {
                takenBack.add(mention);
            }
        }
        return takenBack.isEmpty() ? mentions : withoutTheirRegions(mentions, takenBack);
    }

    /** Leaves out also the regions that nothing else is said of in their sentence. */
    private static List<Mention> withoutTheirRegions(List<Mention> mentions, Set<Mention> takenBack) {
        Set<Integer> lines = new HashSet<>();
        takenBack.forEach(mention -> lines.add(mention.line()));
        for (Mention mention : mentions) {
            if (!takenBack.contains(mention) && isFact(mention) && mention.axis() != Axis.STRUCTURE) {
                lines.remove(mention.line());
            }
        }
        return mentions.stream()
                .filter(mention -> !takenBack.contains(mention))
                .filter(mention -> mention.axis() != Axis.REGION || !lines.contains(mention.line()))
                .toList();
    }

    /** Of one value no more conclusions are compared, so that the time stays bounded. */
    private static final int MOST_COMPARED = 32;

    private static boolean isConclusion(Mention mention) {
        return mention.section().weight() >= SectionKind.FINDINGS.weight() && isFact(mention);
    }

    private static boolean isFact(Mention mention) {
        boolean fact = mention.axis() == Axis.STRUCTURE
                || mention.axis() == Axis.MECHANISM
                || mention.axis() == Axis.DEFINITIVE_DIAGNOSIS;
        return fact && (mention.status() == Status.AFFIRMED || mention.status() == Status.NEGATED);
    }

    private static boolean isTakenBack(Mention mention, List<Mention> concluded) {
        if (mention.section() != SectionKind.SUBJECTIVE || !isFact(mention)) {
            return false;
        }
        boolean contrary = false;
        for (Mention other : concluded) {
            if (other.place().agrees(mention.place())) {
                if (other.status() == mention.status()) {
                    return false;
                }
                contrary = true;
            }
        }
        return contrary;
    }

    private static String key(Mention mention) {
        return mention.axis() + " " + mention.value().code();
    }
}
