package org.foramen.terminology.conceptmap;

import java.util.List;
import org.foramen.terminology.code.Canonical;
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
     * @param dependsOn what else must be so for the mapping to hold
     * @param products what the mapping gives besides
     */
    public record Target(
            @Nullable String code,
            @Nullable String display,
            Equivalence equivalence,
            @Nullable String comment,
            List<OtherElement> dependsOn,
            List<OtherElement> products) {

        public Target {
            dependsOn = List.copyOf(dependsOn);
            products = List.copyOf(products);
        }

        /** One that holds always and gives nothing besides. */
        public Target(
                @Nullable String code, @Nullable String display, Equivalence equivalence, @Nullable String comment) {
            this(code, display, equivalence, comment, List.of(), List.of());
        }
    }

    /** What a source code without an element maps to. */
    public sealed interface Unmapped {
        /** The source code itself, in the target system. */
        record Provided(Equivalence equivalence) implements Unmapped {}

        /** Always the same code. */
        record Fixed(String code, @Nullable String display, Equivalence equivalence) implements Unmapped {}

        /** What another map says. */
        record OtherMap(Canonical map) implements Unmapped {}
    }
}
