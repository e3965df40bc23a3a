package org.foramen.documentation.assessment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** A note's lesions held against a code: those of the code's region, or, where there are none, the weightiest. */
final class Comparison {

    private final Lexicon lexicon;
    private final Reading reading;

    Comparison(Lexicon lexicon, Reading reading) {
        this.lexicon = lexicon;
        this.reading = reading;
    }

    List<Conflict> conflicts(Cell coded) {
        List<Conflict> conflicts = new ArrayList<>();
        Coding region = coded.region();
        List<Lesion> lesions = region == null ? reading.lesions() : in(region.code());
        if (region != null && lesions.isEmpty()) {
            add(Axis.REGION, documentedRegions(), Set.of(region), conflicts);
            lesions = weightiest();
        }
        Coding structure = coded.structure();
        Set<String> structures = new LinkedHashSet<>();
        Set<String> mechanisms = new LinkedHashSet<>();
        for (Lesion lesion : concerned(lesions, structure)) {
            if (lesion.structure() != null) {
                structures.add(lesion.structure());
            }
            lesion.mechanisms()
                    .forEach(each -> mechanisms.add(lesion.structure() == null ? lexicon.alone(each) : each));
        }
        if (structure != null) {
            add(Axis.STRUCTURE, structures, Set.of(structure), conflicts);
        }
        add(Axis.MECHANISM, mechanisms, coded.mechanisms(), conflicts);
        return conflicts;
    }

    /** For a code that names a structure, the lesions that narrow it, else any that narrow; for another code, all. */
    private static List<Lesion> concerned(List<Lesion> lesions, @Nullable Coding structure) {
        if (structure == null) {
            return lesions;
        }
        List<Lesion> same = lesions.stream()
                .filter(lesion -> structure.code().equals(lesion.structure()))
                .toList();
        List<Lesion> narrowing =
                lesions.stream().filter(lesion -> lesion.structure() != null).toList();
        return !same.isEmpty() ? same : !narrowing.isEmpty() ? narrowing : lesions;
    }

    private List<Lesion> in(String region) {
        return reading.lesions().stream()
                .filter(lesion -> lesion.place().regions().contains(region))
                .toList();
    }

    private List<Lesion> weightiest() {
        int weight = reading.lesions().stream().mapToInt(Lesion::weight).max().orElse(0);
        return reading.lesions().stream()
                .filter(lesion -> lesion.weight() == weight)
                .toList();
    }

    private Set<String> documentedRegions() {
        Set<String> regions = new LinkedHashSet<>();
        reading.lesions().forEach(lesion -> regions.addAll(lesion.place().regions()));
        if (regions.isEmpty()) {
            reading.on(Axis.REGION)
                    .filter(finding -> finding.isAffirmed())
                    .forEach(finding -> regions.add(finding.value().code()));
        }
        return regions;
    }

    /** Tells a conflict when the note says something and nothing of it is what the code says. */
    private void add(Axis axis, Set<String> documented, Set<Coding> coded, List<Conflict> conflicts) {
        boolean agrees = coded.stream().anyMatch(code -> documented.contains(code.code()));
        if (agrees) {
            return;
        }
        documented.stream()
                .map(code -> lexicon.value(axis, code))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(said ->
                        conflicts.add(new Conflict(axis, said, coded.iterator().next())));
    }
}
