package org.foramen.documentation.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Meaning;
import org.foramen.documentation.lexicon.Spine;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.sentence.Mention;
import org.foramen.documentation.sentence.Place;
import org.foramen.documentation.text.Document;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** From all that was mentioned to what the note says: regions that count, diagnoses as specific as the words are, lesions. */
final class ReadingBuilder {

    private static final int JOINED = 12;
    private static final Set<String> JOINING = Set.of("with", "w", "causing", "producing");

    private final Document document;
    private final Spine spine;
    private final List<Mention> mentions;

    ReadingBuilder(Document document, List<Mention> mentions, Spine spine) {
        this.document = document;
        this.spine = spine;
        this.mentions = counted(Outweighed.without(mentions));
    }

    Reading reading() {
        List<Mention> told = new ArrayList<>();
        List<Diagnosis> diagnoses = new ArrayList<>();
        Place usual = onlyPlace();
        Map<Integer, List<Mention>> deficits = new HashMap<>();
        mentions.stream()
                .filter(mention -> mention.axis() == Axis.NEUROLOGIC_DEFICIT)
                .forEach(deficit -> deficits.computeIfAbsent(deficit.line(), each -> new ArrayList<>())
                        .add(deficit));
        for (Mention each : mentions) {
            if (each.axis() != Axis.DEFINITIVE_DIAGNOSIS) {
                told.add(each);
                continue;
            }
            Mention mention = withDeficit(each, deficits.getOrDefault(each.line(), List.of()));
            boolean here = mention.status() == Status.AFFIRMED;
            Place place = mention.place().isKnown() || !here ? mention.place() : usual;
            for (Place part : parts(place)) {
                Coding specific = mention.diagnosisAt(part);
                if (specific != null) {
                    told.add(mention.with(specific));
                    if (here) {
                        diagnoses.add(new Diagnosis(specific, place));
                    }
                }
            }
        }
        return new Reading(findings(told), new Lesions(document, mentions, usual).all(), diagnoses);
    }

    /** {@code Cervical and lumbar spondylosis} is one of each. */
    private static List<Place> parts(Place place) {
        if (place.hasVertebrae() || place.levels().size() < 2) {
            return List.of(place);
        }
        return place.levels().stream()
                .map(level -> new Place(place.regions(), Set.of(level), -1, -1))
                .toList();
    }

    /** {@code Herniation L5-S1 with radiculopathy} is another diagnosis than the herniation alone. */
    private Mention withDeficit(Mention diagnosis, List<Mention> deficits) {
        if (diagnosis.term() == null || diagnosis.term().where().with().isEmpty()) {
            return diagnosis;
        }
        for (Mention deficit : deficits) {
            Meaning.Finding both =
                    diagnosis.term().where().with().get(deficit.value().code());
            if (both != null && deficit.status() == diagnosis.status() && isJoined(diagnosis, deficit)) {
                return diagnosis.as(both);
            }
        }
        return diagnosis;
    }

    private boolean isJoined(Mention diagnosis, Mention deficit) {
        int gap = deficit.from() - diagnosis.to();
        if (gap < 1 || gap > JOINED || deficit.clause() != diagnosis.clause()) {
            return false;
        }
        for (int i = diagnosis.to(); i < deficit.from(); i++) {
            if (JOINING.contains(document.token(i).form())) {
                return true;
            }
        }
        return false;
    }

    /** A region that is merely looked at counts where no lesion's region is said, or where it is the same. */
    private static List<Mention> counted(List<Mention> mentions) {
        Set<String> strong = new HashSet<>();
        for (Mention mention : mentions) {
            if (mention.isAffirmed(Axis.REGION) && !mention.weak()) {
                strong.add(mention.value().code());
            } else if (mention.isAffirmed(Axis.STRUCTURE) || mention.isAffirmed(Axis.MECHANISM)) {
                strong.addAll(mention.place().regions());
            }
        }
        Set<Axis> finer = EnumSet.noneOf(Axis.class);
        mentions.stream()
                .filter(mention -> !mention.weak() && mention.status() == Status.AFFIRMED)
                .forEach(mention -> finer.add(mention.axis()));
        return mentions.stream()
                .filter(mention -> !mention.weak() || counts(mention, strong, finer))
                .toList();
    }

    private static boolean counts(Mention weak, Set<String> strong, Set<Axis> finer) {
        if (weak.axis() == Axis.IMAGING || weak.axis() == Axis.CONSERVATIVE_CARE) {
            return weak.status() != Status.AFFIRMED || !finer.contains(weak.axis());
        }
        if (weak.axis() == Axis.STRUCTURE) {
            return true;
        }
        return strong.isEmpty() || strong.contains(weak.value().code());
    }

    /** The place that the note as a whole is about, when it speaks of one region only. */
    private Place onlyPlace() {
        Place only = Place.NONE;
        for (Mention mention : mentions) {
            if (mention.isAffirmed(Axis.REGION)) {
                Place place = mention.place();
                if (only.isKnown() && !only.regions().equals(place.regions())) {
                    return Place.NONE;
                }
                only = only.isKnown() && !only.hasVertebrae() ? only : place;
            }
        }
        return only.isKnown() ? new Place(only.regions(), only.levels(), -1, -1) : only;
    }

    private @Nullable String level(Place place) {
        if (!place.hasVertebrae()) {
            return null;
        }
        String upper = spine.name(place.upper());
        return place.upper() == place.lower() ? upper : upper + "-" + spine.name(place.lower());
    }

    private List<Finding> findings(List<Mention> told) {
        Map<String, Finding> findings = new HashMap<>();
        for (Mention mention : told) {
            int start = document.token(mention.from()).start();
            int end = document.token(mention.to() - 1).end();
            Finding finding = new Finding(
                    mention.axis(),
                    mention.value(),
                    mention.status(),
                    document.text().substring(start, end),
                    start,
                    end - start,
                    mention.place().regions(),
                    level(mention.place()));
            findings.putIfAbsent(
                    start + " " + mention.axis() + " " + mention.value().code(), finding);
        }
        return findings.values().stream()
                .sorted(Comparator.comparingInt(Finding::offset)
                        .thenComparing(Finding::axis)
                        .thenComparing(finding -> finding.value().code()))
                .toList();
    }
}
