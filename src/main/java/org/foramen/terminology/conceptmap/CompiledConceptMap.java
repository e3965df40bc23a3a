package org.foramen.terminology.conceptmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/** A concept map ready to answer in both directions. Immutable. */
public final class CompiledConceptMap {

    private record Key(String system, String code) {}

    /** @param version the version of the asked side that the mapping is for, null for any */
    private record Mapping(@Nullable String version, Translation translation) {

        boolean isFor(@Nullable String asked) {
            return asked == null || version == null || asked.equals(version);
        }
    }

    private final ConceptMapDefinition definition;
    private final Map<Key, List<Mapping>> forward = new HashMap<>();
    private final Map<Key, List<Mapping>> backward = new HashMap<>();

    private CompiledConceptMap(ConceptMapDefinition definition) {
        this.definition = definition;
        for (ConceptMapDefinition.Group group : definition.groups()) {
            for (ConceptMapDefinition.Element element : group.elements()) {
                element.targets().forEach(target -> add(group, element, target));
            }
        }
    }

    public static CompiledConceptMap of(ConceptMapDefinition definition) {
        return new CompiledConceptMap(definition);
    }

    private void add(
            ConceptMapDefinition.Group group,
            ConceptMapDefinition.Element element,
            ConceptMapDefinition.Target target) {
        Coding to = target.code() == null
                ? null
                : new Coding(group.target(), group.targetVersion(), target.code(), target.display());
        forward.computeIfAbsent(new Key(group.source(), element.code()), key -> new ArrayList<>(1))
                .add(new Mapping(group.sourceVersion(), translation(target.equivalence(), to, target)));
        if (to != null && to.system() != null) {
            Coding from = new Coding(group.source(), group.sourceVersion(), element.code(), element.display());
            backward.computeIfAbsent(new Key(to.system(), to.code()), key -> new ArrayList<>(1))
                    .add(new Mapping(group.targetVersion(), translation(turned(target.equivalence()), from, target)));
        }
    }

    private Translation translation(String equivalence, @Nullable Coding to, ConceptMapDefinition.Target target) {
        return new Translation(equivalence, to, target.comment(), target.products(), definition.canonical());
    }

    /** The equivalence read from the target's side (https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html). */
    private static String turned(String equivalence) {
        return switch (equivalence) {
            case "wider" -> "narrower";
            case "narrower" -> "wider";
            case "subsumes" -> "specializes";
            case "specializes" -> "subsumes";
            default -> equivalence;
        };
    }

    public ConceptMapDefinition definition() {
        return definition;
    }

    /** What the map says of a source coding, in its order; empty when it says nothing, also of a version it is not for. */
    public List<Translation> translate(Coding source) {
        String system = source.system();
        if (system == null) {
            return List.of();
        }
        Key key = new Key(system, source.code());
        return forward.containsKey(key) ? of(forward, key, source.version()) : unmapped(source, system);
    }

    private static List<Translation> of(Map<Key, List<Mapping>> mappings, Key key, @Nullable String version) {
        return mappings.getOrDefault(key, List.of()).stream()
                .filter(mapping -> mapping.isFor(version))
                .map(Mapping::translation)
                .toList();
    }

    /** The sources that the map gives for a target coding, in its order. */
    public List<Translation> reverse(Coding target) {
        String system = target.system();
        return system == null ? List.of() : of(backward, new Key(system, target.code()), target.version());
    }

    /** True when some group translates from that system, or into it when {@code reverse}. */
    public boolean covers(String system, boolean reverse) {
        return definition.groups().stream().anyMatch(group -> system.equals(reverse ? group.target() : group.source()));
    }

    private List<Translation> unmapped(Coding source, String system) {
        List<Translation> found = new ArrayList<>();
        for (ConceptMapDefinition.Group group : definition.groups()) {
            if (!group.source().equals(system)) {
                continue;
            }
            if (group.unmapped() instanceof ConceptMapDefinition.Unmapped.Fixed fixed) {
                Coding to = new Coding(group.target(), group.targetVersion(), fixed.code(), fixed.display());
                found.add(new Translation("inexact", to, null, List.of(), definition.canonical()));
            } else if (group.unmapped() instanceof ConceptMapDefinition.Unmapped.Provided) {
                Coding to = new Coding(group.target(), group.targetVersion(), source.code(), source.display());
                found.add(new Translation("equal", to, null, List.of(), definition.canonical()));
            }
        }
        return found;
    }
}
