package org.foramen.terminology.conceptmap;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * A concept map as it is published, as far as the engine needs it.
 *
 * @param sourceScope the source value set, null when not said
 * @param targetScope the target value set, null when not said
 */
public record ConceptMapDefinition(
        Canonical canonical,
        @Nullable String sourceScope,
        @Nullable String targetScope,
        List<Group> groups) {

    public ConceptMapDefinition {
        groups = List.copyOf(groups);
    }

    /** Mappings from one code system to another. */
    public record Group(
            String source,
            @Nullable String sourceVersion,
            @Nullable String target,
            @Nullable String targetVersion,
            List<Element> elements,
            @Nullable Unmapped unmapped) {

        public Group {
            elements = List.copyOf(elements);
        }
    }

    /** One source code and what it maps to. */
    public record Element(String code, @Nullable String display, List<Target> targets) {
        public Element {
            targets = List.copyOf(targets);
        }
    }

    /**
     * One target.
     *
     * @param code null where there is none, which goes with the equivalence {@code unmatched}
     * @param equivalence a code of https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html
     */
    public record Target(
            @Nullable String code,
            @Nullable String display,
            String equivalence,
            @Nullable String comment,
            List<Product> products) {

        public Target {
            products = List.copyOf(products);
        }
    }

    /** Another element that the mapping produces (ConceptMap.group.element.target.product). */
    public record Product(String property, Coding value) {}

    /** What a source code without an element maps to: itself, or one fixed code. */
    public sealed interface Unmapped {
        /** The source code itself, in the target system. */
        record Provided() implements Unmapped {}

        /** Always the same code. */
        record Fixed(String code, @Nullable String display) implements Unmapped {}
    }
}
