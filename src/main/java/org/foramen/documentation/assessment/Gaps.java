package org.foramen.documentation.assessment;

import java.util.List;
import java.util.Optional;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.lexicon.Status;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Reading;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.operation.ConceptQueries;

/** What a note leaves out of the items that m99-documentation-item asks for. */
final class Gaps {

    private static final Canonical ITEMS = Canonical.parse("https://w3id.org/foramen/ValueSet/m99-documentation-item");

    private final List<Coding> items;

    Gaps(ConceptQueries terminology) {
        this.items = terminology.members(ITEMS);
    }

    /**
     * The items that are missing, in the order of the code system.
     *
     * @param narrows whether the code is one that says what is narrowed; for another only what its title names is asked
     */
    List<Coding> missing(Reading reading, boolean narrows) {
        return items.stream()
                .filter(item -> (narrows || isOfTheTitle(item)) && !isDocumented(item, reading))
                .toList();
    }

    private static Optional<Axis> axis(Coding item) {
        for (Axis axis : Axis.values()) {
            if (axis.code().equals(item.code())) {
                return Optional.of(axis);
            }
        }
        return Optional.empty();
    }

    private static boolean isOfTheTitle(Coding item) {
        return axis(item)
                .map(axis -> axis == Axis.REGION || axis == Axis.MECHANISM)
                .orElse(false);
    }

    /** The one item that is no axis is documented by a word on any definitive diagnosis, whether there is one or not. */
    private static boolean isDocumented(Coding item, Reading reading) {
        Optional<Axis> axis = axis(item);
        if (axis.isEmpty()) {
            return reading.on(Axis.DEFINITIVE_DIAGNOSIS)
                    .anyMatch(finding -> finding.status() == Status.NEGATED || finding.isAffirmed());
        }
        boolean said = reading.on(axis.get()).anyMatch(Finding::isAffirmed);
        return axis.get() == Axis.IMAGING ? said && !reading.lesions().isEmpty() : said;
    }
}
