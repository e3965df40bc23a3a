package org.foramen.documentation.assessment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.operation.Concept;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/** Region by structure and mechanism: the codes of M99, by the properties that the code system has from their titles. */
final class Grid {

    private static final Canonical CODES = Canonical.parse("https://w3id.org/foramen/ValueSet/m99-billable");

    private final List<Cell> cells = new ArrayList<>();

    Grid(ConceptQueries terminology) {
        for (Coding member : terminology.members(CODES)) {
            terminology.concept(member).ifPresent(concept -> cells.add(cell(concept)));
        }
    }

    private static Cell cell(Concept concept) {
        Set<Coding> mechanisms = coded(concept, "mechanism");
        return new Cell(concept.coding(), first(concept, "region"), first(concept, "structure"), mechanisms);
    }

    private static @Nullable Coding first(Concept concept, String property) {
        return coded(concept, property).stream().findFirst().orElse(null);
    }

    private static Set<Coding> coded(Concept concept, String name) {
        Set<Coding> coded = new LinkedHashSet<>();
        for (Property property : concept.properties()) {
            if (property.code().equals(name) && property.value() instanceof PropertyValue.Coded value) {
                coded.add(value.coding());
            }
        }
        return coded;
    }

    /** The codes that fit, in the order of the code system. */
    List<Cell> cells(String region, @Nullable String structure, String mechanism) {
        return cells.stream()
                .filter(cell -> cell.fits(region, structure, mechanism))
                .toList();
    }

    /** The cell of a code, empty when it is none of M99 that can be reported. */
    Optional<Cell> cell(Coding code) {
        return cells.stream()
                .filter(cell -> cell.code().code().equals(code.code()) && isSameSystem(cell.code(), code))
                .findFirst();
    }

    private static boolean isSameSystem(Coding one, Coding other) {
        return other.system() == null || other.system().equals(one.system());
    }
}
