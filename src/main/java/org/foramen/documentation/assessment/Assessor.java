package org.foramen.documentation.assessment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.reading.Lesion;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/** Holds a reading against the grid, the definitive diagnoses, and a code. Stateless but for what it looked up. */
public final class Assessor {

    private final Lexicon lexicon;
    private final Grid grid;
    private final Precedence precedence;
    private final Gaps gaps;

    public Assessor(Lexicon lexicon, ConceptQueries terminology) {
        this.lexicon = lexicon;
        this.grid = new Grid(terminology);
        this.precedence = new Precedence(terminology);
        this.gaps = new Gaps(terminology);
    }

    /**
     * What the reading supports.
     *
     * @param code the code that is meant to be reported, null for none; one that is not of M99 has no conflicts
     */
    public Assessment assess(Reading reading, @Nullable Coding code) {
        Optional<Cell> coded = code == null ? Optional.empty() : grid.cell(code);
        Set<Coding> narrowing = new LinkedHashSet<>();
        Set<Coding> others = new LinkedHashSet<>();
        int weight = Integer.MIN_VALUE;
        List<Coding> suggested = new ArrayList<>();
        for (Lesion lesion : reading.lesions()) {
            if (lesion.weight() != weight) {
                flush(narrowing, others, suggested);
                weight = lesion.weight();
            }
            (lesion.structure() == null ? others : narrowing).addAll(codes(lesion, reading));
        }
        flush(narrowing, others, suggested);
        Optional<Comparison> comparison = coded.map(cell -> new Comparison(lexicon, reading, cell));
        boolean narrows = coded.map(cell -> cell.structure() != null).orElseGet(() -> mayNarrow(reading));
        return new Assessment(
                suggested,
                gaps.missing(reading, narrows),
                comparison.map(Comparison::conflicts).orElse(List.of()),
                comparison.map(each -> each.corrected(grid)).orElse(List.of()));
    }

    /** Of what weighs the same, narrowings come first: they say more. */
    private static void flush(Set<Coding> narrowing, Set<Coding> others, List<Coding> suggested) {
        narrowing.addAll(others);
        narrowing.stream().filter(code -> !suggested.contains(code)).forEach(suggested::add);
        narrowing.clear();
        others.clear();
    }

    private Set<Coding> codes(Lesion lesion, Reading reading) {
        Set<Coding> codes = new LinkedHashSet<>();
        for (String region : lesion.place().regions()) {
            boolean preceded = reading.diagnoses().stream().anyMatch(each -> precedence.holds(each, lesion, region));
            for (String mechanism : lesion.mechanisms()) {
                if (!preceded) {
                    cells(lesion, region, mechanism).forEach(cell -> codes.add(cell.code()));
                }
            }
        }
        return codes;
    }

    private List<Cell> cells(Lesion lesion, String region, String mechanism) {
        String meant = lesion.structure() == null ? lexicon.alone(mechanism) : mechanism;
        return grid.cells(region, lesion.structure(), meant);
    }

    /** Whether the note may be about a narrowing: unless it tells of lesions that narrow nothing, and of no other. */
    private boolean mayNarrow(Reading reading) {
        boolean structure = reading.lesions().stream().anyMatch(lesion -> lesion.structure() != null);
        boolean other = reading.lesions().stream()
                .anyMatch(lesion ->
                        lesion.structure() == null && !codes(lesion, reading).isEmpty());
        return structure || !other;
    }
}
