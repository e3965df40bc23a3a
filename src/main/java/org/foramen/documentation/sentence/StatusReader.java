package org.foramen.documentation.sentence;

import java.util.Set;
import org.foramen.documentation.context.Contexts;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Status;
import org.jspecify.annotations.Nullable;

/** What the cues around a finding, and the part of the note, make of it. */
final class StatusReader {

    /** A care that a combined assessment and plan begins with is planned. */
    private static final int OPENING = 4;
    /** Before a study these say by which study something was seen or not seen. */
    private static final Set<String> SOURCES = Set.of("on", "by", "per", "via");

    private static final int FROM_SOURCE = 4;

    private final Line line;
    private final Contexts contexts;
    private final SectionKind section;
    private final Care care;

    StatusReader(Line line, SectionKind section, Care care) {
        this.line = line;
        this.contexts = Contexts.of(line);
        this.section = section;
        this.care = care;
    }

    /**
     * The status of what stands from one token to the one before another; null when it is none of the patient's.
     *
     * @param fixed the status that the term itself says, null for none
     */
    @Nullable
    Status of(Axis axis, int from, int to, @Nullable Status fixed) {
        if (contexts.isLeftOut(from) || section == SectionKind.FAMILY || section == SectionKind.INSTRUCTIONS) {
            return null;
        }
        Set<CueKind> cues = contexts.at(from);
        if (cues.contains(CueKind.FAMILY) || cues.contains(CueKind.HYPOTHESIS)) {
            return null;
        }
        boolean isCare = Care.is(axis);
        if (isCare && isPlanned(cues, from)) {
            return null;
        }
        boolean beside = (axis == Axis.REGION || axis == Axis.LATERALITY) && care.isBeside(from, to);
        if (!beside && isNegated(axis, from, cues)) {
            return Status.NEGATED;
        }
        if (fixed != null) {
            return fixed;
        }
        if (cues.contains(CueKind.UNCERTAINTY) && !isCare) {
            return Status.UNCERTAIN;
        }
        boolean past = cues.contains(CueKind.HISTORY) || section == SectionKind.HISTORY;
        boolean over = past ? axis != Axis.IMAGING : cues.contains(CueKind.PAST) && !isCare && !beside;
        return over ? Status.HISTORICAL : Status.AFFIRMED;
    }

    /** Whether a negation reaches the token. */
    boolean isDenied(int token) {
        return contexts.at(token).contains(CueKind.NEGATION);
    }

    private boolean isNegated(Axis axis, int token, Set<CueKind> cues) {
        if (axis == Axis.IMAGING) {
            return (contexts.isDeniedAhead(token) && !isSource(token)) || cues.contains(CueKind.NOT_DONE);
        }
        boolean isCare = axis == Axis.CONSERVATIVE_CARE;
        if (isCare) {
            return contexts.isDenied(token) || cues.contains(CueKind.NOT_DONE);
        }
        return cues.contains(CueKind.NEGATION) || cues.contains(CueKind.NORMAL);
    }

    /** Whether it is the study by which something else was not seen, as in {@code no instability on flexion films}. */
    private boolean isSource(int study) {
        for (int i = study - 1; i >= Math.max(line.from(), study - FROM_SOURCE); i--) {
            if (SOURCES.contains(line.token(i).form())) {
                return true;
            }
            Match match = line.at(i);
            if (!line.token(i).isText() || (match != null && isFact(match))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isFact(Match match) {
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding finding
                    && finding.axis() != Axis.REGION
                    && finding.axis() != Axis.LATERALITY) {
                return true;
            }
        }
        return false;
    }

    private boolean isPlanned(Set<CueKind> cues, int token) {
        if (cues.contains(CueKind.PLAN)) {
            return true;
        }
        if (cues.contains(CueKind.DONE)) {
            return false;
        }
        boolean opens = token - line.from() < OPENING;
        return section == SectionKind.PLAN || (section == SectionKind.ASSESSMENT_AND_PLAN && opens);
    }
}
