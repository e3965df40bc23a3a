package org.foramen.documentation.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.text.Document;
import org.foramen.terminology.code.Coding;

/** From all that was mentioned to what the note says: regions that count, diagnoses as specific as the words are, lesions. */
final class ReadingBuilder {

    private final Document document;
    private final List<Mention> mentions;

    ReadingBuilder(Document document, List<Mention> mentions) {
        this.document = document;
        this.mentions = counted(Outweighed.without(mentions));
    }

    Reading reading() {
        List<Mention> told = new ArrayList<>();
        List<Diagnosis> diagnoses = new ArrayList<>();
        Place usual = onlyPlace();
        for (Mention mention : mentions) {
            if (mention.axis() != Axis.DEFINITIVE_DIAGNOSIS) {
                told.add(mention);
                continue;
            }
            boolean here = mention.status() == Status.AFFIRMED;
            Place place = mention.place().isKnown() || !here ? mention.place() : usual;
            Coding specific = mention.diagnosisAt(place);
            if (specific == null) {
                continue;
            }
            told.add(mention.with(specific));
            if (mention.status() == Status.AFFIRMED) {
                diagnoses.add(new Diagnosis(specific, place));
            }
        }
        return new Reading(findings(told), new Lesions(document, mentions, usual).all(), diagnoses);
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
        if (strong.isEmpty()) {
            return mentions;
        }
        return mentions.stream()
                .filter(mention ->
                        !mention.weak() || strong.contains(mention.value().code()))
                .toList();
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
                    end - start);
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
