package org.foramen.documentation.sentence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.foramen.documentation.context.Line;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Lexicon;
import org.foramen.documentation.lexicon.Match;
import org.foramen.documentation.lexicon.Meaning;

/**
 * What stands within a longer term and counts for itself: regions and sides, as in {@code sacroiliac joint injection}, and in
 * the name of a diagnosis what it is made of, as in {@code lumbar spinal stenosis}, and in a heading the study that it names.
 */
final class InnerTerms {

    /**
     * A finding within a longer term.
     *
     * @param match the words
     */
    record Inner(Match match, Meaning.Finding finding) {}

    private static final Set<Axis> PARTS = Set.of(Axis.REGION, Axis.LATERALITY);
    private static final Set<Axis> PARTS_OF_A_DIAGNOSIS =
            Set.of(Axis.REGION, Axis.LATERALITY, Axis.STRUCTURE, Axis.NEUROLOGIC_DEFICIT);

    private InnerTerms() {}

    /** All within the terms of the line, by the forms of the document's words. */
    static List<Inner> of(Line line, Lexicon lexicon, List<String> forms) {
        List<Inner> inner = new ArrayList<>();
        for (Match match : line.matches()) {
            Set<Axis> outer = axes(match);
            if (outer.contains(Axis.REGION) || outer.contains(Axis.LATERALITY)) {
                continue;
            }
            Set<Axis> wanted = EnumSet.noneOf(Axis.class);
            if (!outer.isEmpty()) {
                wanted.addAll(outer.contains(Axis.DEFINITIVE_DIAGNOSIS) ? PARTS_OF_A_DIAGNOSIS : PARTS);
            } else if (match.meanings().stream().anyMatch(Meaning.Heading.class::isInstance)) {
                wanted.add(Axis.IMAGING);
            } else {
                continue;
            }
            wanted.removeAll(outer);
            for (Match part : lexicon.within(line.document(), forms, match, meaning -> isOf(wanted, meaning))) {
                part.meanings().stream()
                        .filter(meaning -> isOf(wanted, meaning))
                        .forEach(meaning -> inner.add(new Inner(part, (Meaning.Finding) meaning)));
            }
        }
        return inner;
    }

    private static boolean isOf(Set<Axis> wanted, Meaning meaning) {
        return meaning instanceof Meaning.Finding finding && wanted.contains(finding.axis());
    }

    private static Set<Axis> axes(Match match) {
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        for (Meaning meaning : match.meanings()) {
            if (meaning instanceof Meaning.Finding finding) {
                axes.add(finding.axis());
            }
        }
        return axes;
    }
}
