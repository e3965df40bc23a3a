package org.foramen.documentation.sentence;

import java.util.ArrayList;
import java.util.List;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
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
public final class SentenceReader {

    private final Lexicon lexicon;
    private final Line line;
    private final List<LevelMention> levels;
    private final SectionKind section;
    private final int number;
    private final boolean topicIsLesion;
    private final Care care;
    private final StatusReader statuses;
    private final Conditions conditions;
    private final List<InnerTerms.Inner> inner;

    /**
     * Where the sentence stands.
     *
     * @param section what the part of the note is for
     * @param number which sentence of the note it is
     * @param topicIsLesion whether the line above speaks of lesions and leaves their regions to this one
     */
    public record Setting(SectionKind section, int number, boolean topicIsLesion) {}

    /**
     * Prepares the reading.
     *
     * @param forms those of all words of the document
     */
    public SentenceReader(Lexicon lexicon, List<String> forms, Line line, Setting setting) {
        this.lexicon = lexicon;
        this.line = line;
        this.levels = LevelReader.levels(line, lexicon.spine());
        this.section = setting.section();
        this.number = setting.number();
        this.topicIsLesion = setting.topicIsLesion();
        this.care = new Care(line);
        this.statuses = new StatusReader(line, section, care);
        this.conditions = new Conditions(line, levels, topicIsLesion);
        this.inner = InnerTerms.of(line, lexicon, forms);
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

    /** The levels that the sentence names. */
    public List<LevelMention> levels() {
        return levels;
    }

    /** The mentions from that token on, not bound to a place yet but where they name it. */
    public List<Mention> mentions(int from) {
        List<Mention> mentions = new ArrayList<>();
        for (Match match : line.matches()) {
            for (Meaning meaning : match.meanings()) {
                if (meaning instanceof Meaning.Finding finding
                        && (match.from() >= from || namesStudy(match, finding))) {
                    add(match, finding, mentions);
                }
            }
        }
        for (InnerTerms.Inner each : inner) {
            if (each.match().from() >= from || namesStudy(each.match(), each.finding())) {
                add(each.match(), each.finding(), mentions);
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
        Status status = statuses.of(finding.axis(), match.from(), match.to(), finding.fixed());
        if (status == null || !conditions.areMet(match, finding, status)) {
            return;
        }
        Coding value = finding.value();
        Place place = finding.axis() == Axis.REGION
                ? Place.of(value.code(), finding.where().level())
                : Place.NONE;
        int end = finding.axis() == Axis.CONSERVATIVE_CARE ? Duration.end(line, match) : match.to();
        int start = finding.axis() == Axis.CONSERVATIVE_CARE ? Duration.start(line, match) : match.from();
        mentions.add(new Mention(
                finding.axis(), value, status, start, end, number, line.clause(start), section, place, finding, false));
    }

    private boolean isApproach() {
        return line.has(Sign.APPROACH) && !line.has(Sign.NARROWING);
    }

    private void addLevel(LevelMention level, List<Mention> mentions) {
        Spine spine = lexicon.spine();
        Axis axis = level.root() ? Axis.NERVE_ROOT : Axis.REGION;
        Status status = statuses.of(axis, level.from(), level.to(), null);
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

    /** Where the level is. */
    public Place place(LevelMention level) {
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
        boolean aside = care.isBeside(mention.from(), mention.to());
        if (mention.axis() == Axis.REGION) {
            boolean denied = mention.status() == Status.NEGATED && statuses.isDenied(mention.from());
            return !aside && (strong || denied) ? mention : mention.asWeak();
        }
        if (Care.is(mention.axis())) {
            return mention.term() != null && mention.term().when().general() ? mention.asWeak() : mention;
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
}
