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
    private final Cell coded;
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Lesion> concerned;

    Comparison(Lexicon lexicon, Reading reading, Cell coded) {
        this.lexicon = lexicon;
        this.reading = reading;
        this.coded = coded;
        Coding region = coded.region();
        List<Lesion> lesions = region == null ? reading.lesions() : in(region.code());
        if (region != null && lesions.isEmpty()) {
            add(Axis.REGION, documentedRegions(), Set.of(region));
            lesions = weightiest();
        }
        this.concerned = concerned(lesions, coded.structure());
        compare();
    }

    private void compare() {
        Set<String> structures = new LinkedHashSet<>();
        Set<String> mechanisms = new LinkedHashSet<>();
        for (Lesion lesion : concerned) {
            if (lesion.structure() != null) {
                structures.add(lesion.structure());
            }
            mechanisms.addAll(mechanisms(lesion));
        }
        Coding structure = coded.structure();
        if (structure != null) {
            add(Axis.STRUCTURE, structures, Set.of(structure));
        }
        add(Axis.MECHANISM, mechanisms, coded.mechanisms());
    }

    List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /**
     * The codes that the note's words ask for where they contradict the code: the code's own region, structure and mechanism
     * where the note does not say another. None where nothing is contradicted.
     */
    List<Coding> corrected(Grid grid) {
        Set<Coding> corrected = new LinkedHashSet<>();
        if (!conflicts.isEmpty()) {
            Set<String> regions = regions();
            if (concerned.isEmpty()) {
                regions.forEach(region -> add(region, code(coded.structure()), codedMechanisms(), grid, corrected));
            }
            for (Lesion lesion : concerned) {
                String structure = lesion.structure() == null ? code(coded.structure()) : lesion.structure();
                Set<String> said = mechanisms(lesion);
                regions.forEach(
                        region -> add(region, structure, said.isEmpty() ? codedMechanisms() : said, grid, corrected));
            }
        }
        return corrected.stream()
                .filter(code -> !code.code().equals(coded.code().code()))
                .toList();
    }

    private static void add(
            String region, @Nullable String structure, Set<String> mechanisms, Grid grid, Set<Coding> corrected) {
        mechanisms.forEach(
                mechanism -> grid.cells(region, structure, mechanism).forEach(cell -> corrected.add(cell.code())));
    }

    private Set<String> regions() {
        Set<String> contradicting = new LinkedHashSet<>();
        if (conflicts.stream().anyMatch(conflict -> conflict.axis() == Axis.REGION)) {
            concerned.forEach(lesion -> contradicting.addAll(lesion.place().regions()));
            return contradicting.isEmpty() ? documentedRegions() : contradicting;
        }
        return coded.region() == null
                ? documentedRegions()
                : Set.of(coded.region().code());
    }

    private Set<String> codedMechanisms() {
        Set<String> mechanisms = new LinkedHashSet<>();
        coded.mechanisms().forEach(each -> mechanisms.add(each.code()));
        return mechanisms;
    }

    private static @Nullable String code(@Nullable Coding coding) {
        return coding == null ? null : coding.code();
    }

    /** What moves or narrows; without a structure, in the note or the code, what it is when it narrows nothing. */
    private Set<String> mechanisms(Lesion lesion) {
        boolean narrows = lesion.structure() != null || coded.structure() != null;
        Set<String> mechanisms = new LinkedHashSet<>();
        lesion.mechanisms().forEach(each -> mechanisms.add(narrows ? each : lexicon.alone(each)));
        return mechanisms;
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
    private void add(Axis axis, Set<String> documented, Set<Coding> expected) {
        boolean agrees = expected.stream().anyMatch(code -> documented.contains(code.code()));
        if (agrees) {
            return;
        }
        documented.stream()
                .map(code -> lexicon.value(axis, code))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(said -> conflicts.add(
                        new Conflict(axis, said, expected.iterator().next())));
    }
}
