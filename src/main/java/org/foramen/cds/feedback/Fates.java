package org.foramen.cds.feedback;

import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.attention.Attended;
import org.foramen.cds.attention.Showing;
import org.foramen.cds.attention.Unshown;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.store.feedback.ShownCall.Count;
import org.foramen.store.feedback.ShownCall.Fate;

/** Counts what became of the findings of a call. */
final class Fates {

    private Fates() {}

    /** A rule is counted once for each card that tells of it, and for each finding that none tells of. */
    static List<Count> of(Attended attended) {
        List<Count> counts = new ArrayList<>();
        for (Showing showing : attended.shown()) {
            showing.findings().stream()
                    .map(Finding::rule)
                    .distinct()
                    .forEach(rule -> counts.add(new Count(rule.id(), version(rule), Fate.SHOWN, 1)));
        }
        for (Unshown unshown : attended.unshown()) {
            counts.add(new Count(unshown.rule().id(), version(unshown.rule()), fate(unshown.why()), unshown.count()));
        }
        return counts;
    }

    static String version(RuleIdentity rule) {
        String version = rule.canonical().version();
        return version == null ? "" : version;
    }

    private static Fate fate(Unshown.Why why) {
        return switch (why) {
            case MAX_CARDS -> Fate.MAX_CARDS;
            case OVERRIDDEN -> Fate.OVERRIDDEN;
            case SHADOW -> Fate.SHADOW;
        };
    }
}
