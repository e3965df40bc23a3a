package org.foramen.documentation.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.context.Contexts;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.CueKind;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.SectionKind;
import org.foramen.documentation.lexicon.Sign;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.lexicon.Status;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** Reads one sentence: which findings are in it, and with what status. */
final class SentenceReader {

    private static final Set<Axis> CARE = Set.of(Axis.CONSERVATIVE_CARE, Axis.IMAGING);
    /** What may stand within a longer term and count for itself. */
    private static final Set<Axis> PARTS = Set.of(Axis.REGION, Axis.LATERALITY);

    private static final int BESIDE_A_SIDE = 6;

    private final Lexicon lexicon;
    private final Line line;
    private final Contexts contexts;
    private final List<LevelMention> levels;
    private final SectionKind section;
    private final int number;
    private final boolean topicIsLesion;
    private final List<Match> inner = new ArrayList<>();

    /**
     * Prepares the reading.
     *
     * @param number which sentence of the note it is
     * @param topicIsLesion whether the line above speaks of lesions and leaves their regions to this one
     */
    SentenceReader(Lexicon lexicon, Line line, SectionKind section, int number, boolean topicIsLesion) {
        this.lexicon = lexicon;
        this.line = line;
        this.contexts = Contexts.of(line);
        this.levels = LevelReader.levels(line, lexicon.spine());
        this.section = section;
        this.number = number;
        this.topicIsLesion = topicIsLesion;
    }

    /** Looks for regions and sides within longer terms. */
    void look(List<String> forms) {
        for (Match match : line.matches()) {
            if (isFindingOfAnother(match)) {
                inner.addAll(lexicon.within(line.document(), forms, match, SentenceReader::isPart));
            }
        }
    }

    private static boolean isFindingOfAnother(Match match) {
        boolean finding = false;
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding found) {
                if (PARTS.contains(found.axis())) {
                    return false;
                }
                finding = true;
            }
        }
        return finding;
    }

    private static boolean isPart(Meaning meaning) {
        return meaning instanceof Meaning.Finding finding && PARTS.contains(finding.axis());
    }

    /** A heading may name the study that what follows is of, unless another is named there. */
    private boolean namesStudy(Match match, Meaning.Finding finding) {
        return finding.axis() == Axis.IMAGING
                && line.matches().stream().noneMatch(other -> other.from() != match.from() && isImaging(other));
    }

    private static boolean isImaging(Match match) {
        return match.meanings().stream()
                .anyMatch(meaning -> meaning instanceof Meaning.Finding found && found.axis() == Axis.IMAGING);
    }

    List<LevelMention> levels() {
        return levels;
    }

    /** The mentions from that token on, not bound to a place yet but where they name it. */
    List<Mention> mentions(int from) {
        List<Mention> mentions = new ArrayList<>();
        for (Match match : line.matches()) {
            for (Meaning meaning : match.meanings()) {
                if (meaning instanceof Meaning.Finding finding
                        && (match.from() >= from || namesStudy(match, finding))) {
                    add(match, finding, mentions);
                }
            }
        }
        for (Match match : inner) {
            for (Meaning meaning : match.meanings()) {
                if (match.from() >= from
                        && meaning instanceof Meaning.Finding finding
                        && PARTS.contains(finding.axis())) {
                    add(match, finding, mentions);
                }
            }
        }
        for (LevelMention level : levels) {
            if (level.from() >= from) {
                addLevel(level, mentions);
            }
        }
        boolean strong = topicIsLesion || speaksOfALesion(mentions);
        List<Mention> told = new ArrayList<>();
        for (Mention mention : mentions) {
            Mention settled = settle(mention, mentions, strong);
            if (settled != null) {
                told.add(settled);
            }
        }
        return told;
    }

    private void add(Match match, Meaning.Finding finding, List<Mention> mentions) {
        if (finding.axis() == Axis.STRUCTURE && isApproach()) {
            return;
        }
        Status status = status(finding.axis(), match.from(), match.to(), finding.fixed());
        if (status == null || !isMeant(match, finding)) {
            return;
        }
        Coding value = finding.value();
        Place place = finding.axis() == Axis.REGION ? Place.of(value.code(), finding.level()) : Place.NONE;
        int end = finding.axis() == Axis.CONSERVATIVE_CARE ? Duration.end(line, match) : match.to();
        int start = finding.axis() == Axis.CONSERVATIVE_CARE ? Duration.start(line, match) : match.from();
        mentions.add(new Mention(
                finding.axis(), value, status, start, end, number, line.clause(start), section, place, finding, false));
    }

    private boolean isApproach() {
        return line.has(Sign.APPROACH) && !line.has(Sign.NARROWING);
    }

    private boolean isMeant(Match match, Meaning.Finding finding) {
        for (Sign sign : finding.needs()) {
            boolean met =
                    switch (sign) {
                        case SIDED -> hasSides(match);
                        case CAPITALS -> isInCapitals(match);
                        default -> isNear(sign);
                    };
            if (met) {
                return true;
            }
        }
        return finding.needs().isEmpty();
    }

    private boolean isInCapitals(Match match) {
        return line.document().excerpt(match.from(), match.to()).chars().noneMatch(Character::isLowerCase);
    }

    private boolean isNear(Sign sign) {
        boolean topic = topicIsLesion && (sign == Sign.LESION || sign == Sign.DYSFUNCTION);
        return topic || line.has(sign);
    }

    /** Whether something that has sides, or is a finding, is close by. */
    private boolean hasSides(Match match) {
        int from = Math.max(line.from(), match.from() - BESIDE_A_SIDE);
        int to = Math.min(line.to(), match.to() + BESIDE_A_SIDE);
        if (match.to() - match.from() == 1 && line.token(match.from()).form().length() == 1) {
            return isLetterForASide(match, to);
        }
        for (Match other : line.matches()) {
            boolean near = other.from() != match.from() && other.to() > from && other.from() < to;
            if (near && (Line.means(other, Sign.SIDED) || isFinding(other))) {
                return true;
            }
        }
        for (LevelMention level : levels) {
            if (level.to() > from && level.from() < to) {
                return true;
            }
        }
        return false;
    }

    /** A capital {@code L} or {@code R} right before what has sides, or in brackets. */
    private boolean isLetterForASide(Match match, int to) {
        if (!Character.isUpperCase(
                line.document().text().charAt(line.token(match.from()).start()))) {
            return false;
        }
        boolean bracketed = match.from() > line.from()
                && line.token(match.from() - 1).is('(')
                && match.to() < line.to()
                && line.token(match.to()).is(')');
        if (bracketed) {
            return true;
        }
        for (int i = match.to(); i < Math.min(match.to() + 2, to); i++) {
            int at = i;
            Match other = line.at(i);
            boolean term = other != null && (Line.means(other, Sign.SIDED) || isFinding(other));
            if (term || levels.stream().anyMatch(level -> level.from() == at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFinding(Match match) {
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding finding
                    && finding.axis() != Axis.LATERALITY
                    && finding.axis() != Axis.IMAGING) {
                return true;
            }
        }
        return false;
    }

    private void addLevel(LevelMention level, List<Mention> mentions) {
        Spine spine = lexicon.spine();
        Axis axis = level.root() ? Axis.NERVE_ROOT : Axis.REGION;
        Status status = status(axis, level.from(), level.to(), null);
        if (status == null) {
            return;
        }
        if (level.root()) {
            for (int root = level.upper(); root <= level.lower(); root++) {
                add(axis, spine.name(root), status, level, Place.NONE, mentions);
            }
            return;
        }
        Place place = place(level);
        for (String region : spine.regions(level.upper(), level.lower())) {
            add(axis, region, status, level, place, mentions);
        }
    }

    Place place(LevelMention level) {
        Spine spine = lexicon.spine();
        return new Place(
                spine.regions(level.upper(), level.lower()),
                spine.levels(level.upper(), level.lower()),
                level.upper(),
                level.lower());
    }

    private void add(Axis axis, String code, Status status, LevelMention level, Place place, List<Mention> mentions) {
        Coding value = lexicon.value(axis, code);
        if (value != null) {
            mentions.add(new Mention(
                    axis,
                    value,
                    status,
                    level.from(),
                    level.to(),
                    number,
                    line.clause(level.from()),
                    section,
                    place,
                    null,
                    false));
        }
    }

    /** What the cues make of a finding; null when it is none of the patient's. */
    private @Nullable Status status(Axis axis, int token, int end, @Nullable Status fixed) {
        if (contexts.isLeftOut(token) || section == SectionKind.FAMILY || section == SectionKind.INSTRUCTIONS) {
            return null;
        }
        Set<CueKind> cues = contexts.at(token);
        if (cues.contains(CueKind.FAMILY) || cues.contains(CueKind.HYPOTHESIS)) {
            return null;
        }
        boolean care = CARE.contains(axis);
        if (care && isPlanned(cues, token)) {
            return null;
        }
        if (isNegated(axis, token, cues)) {
            return Status.NEGATED;
        }
        if (fixed != null) {
            return fixed;
        }
        if (cues.contains(CueKind.UNCERTAINTY) && !care) {
            return Status.UNCERTAIN;
        }
        boolean past = cues.contains(CueKind.HISTORY) || section == SectionKind.HISTORY;
        boolean beside = PARTS.contains(axis) && isBesideCare(token, end);
        boolean over = past ? axis != Axis.IMAGING : cues.contains(CueKind.PAST) && !care && !beside;
        return over ? Status.HISTORICAL : Status.AFFIRMED;
    }

    private boolean isNegated(Axis axis, int token, Set<CueKind> cues) {
        if (axis == Axis.IMAGING) {
            return contexts.isDeniedAhead(token) || cues.contains(CueKind.NOT_DONE);
        }
        boolean care = axis == Axis.CONSERVATIVE_CARE;
        return cues.contains(CueKind.NEGATION) || cues.contains(care ? CueKind.NOT_DONE : CueKind.NORMAL);
    }

    private boolean isPlanned(Set<CueKind> cues, int token) {
        if (cues.contains(CueKind.PLAN)) {
            return true;
        }
        if (cues.contains(CueKind.DONE)) {
            return false;
        }
        boolean opens = token - line.from() < 4;
        return section == SectionKind.PLAN || (section == SectionKind.ASSESSMENT_AND_PLAN && opens);
    }

    private boolean speaksOfALesion(List<Mention> mentions) {
        if (section == SectionKind.STUDY) {
            return false;
        }
        for (Mention mention : mentions) {
            boolean says =
                    switch (mention.axis()) {
                        case STRUCTURE, MECHANISM, DEFINITIVE_DIAGNOSIS, NEUROLOGIC_DEFICIT -> true;
                        default -> false;
                    };
            if (says) {
                return true;
            }
        }
        return line.has(Sign.LESION) || line.has(Sign.NARROWING);
    }

    private @Nullable Mention settle(Mention mention, List<Mention> all, boolean strong) {
        boolean aside = isBesideCare(mention.from(), mention.to());
        if (mention.axis() == Axis.REGION) {
            return strong && !aside ? mention : mention.asWeak();
        }
        if (mention.axis() == Axis.STRUCTURE) {
            return line.has(Sign.VERB) && !line.has(Sign.NARROWING) ? mention.asWeak() : mention;
        }
        boolean follows = mention.isAffirmed(Axis.LATERALITY) || mention.isAffirmed(Axis.NERVE_ROOT);
        if (!follows) {
            return mention;
        }
        Mention nearest = nearestDeficit(mention, all);
        if (nearest == null || nearest.status() != Status.NEGATED) {
            return mention;
        }
        return mention.axis() == Axis.NERVE_ROOT ? mention.with(Status.NEGATED) : null;
    }

    /** Of the deficits and narrowings in the sentence, the one that a side or root is said of. */
    private static @Nullable Mention nearestDeficit(Mention mention, List<Mention> all) {
        Mention nearest = null;
        for (Mention other : all) {
            boolean counts = other.axis() != Axis.LATERALITY
                    && other.axis() != Axis.NERVE_ROOT
                    && other.axis() != Axis.REGION
                    && other.axis() != Axis.IMAGING;
            if (counts && (nearest == null || distance(mention, other) < distance(mention, nearest))) {
                nearest = other;
            }
        }
        return nearest != null && nearest.axis() == Axis.NEUROLOGIC_DEFICIT ? nearest : null;
    }

    private static int distance(Mention one, Mention other) {
        return one.to() <= other.from() ? other.from() - one.to() : one.from() - other.to();
    }

    /** Whether a study or a treatment is named right beside, so that the words tell what it is of. */
    private boolean isBesideCare(int from, int to) {
        for (Match match : line.matches()) {
            boolean within = match.from() <= from && to <= match.to();
            int gap = within ? 0 : match.from() >= to ? match.from() - to : from - match.to();
            if (gap >= 0
                    && gap <= 3
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
            boolean links = line.token(i).isText()
                    ? !Set.of("shows", "and", "with", "at", "for").contains(form)
                    : form.equals("-");
            if (!links || line.has(Sign.VERB, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCare(Match match) {
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding finding && CARE.contains(finding.axis())) {
                return true;
            }
        }
        return false;
    }
}
