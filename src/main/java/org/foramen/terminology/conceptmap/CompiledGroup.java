package org.foramen.terminology.conceptmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Element;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Group;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Target;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Unmapped;
import org.jspecify.annotations.Nullable;

/** The mappings from one code system to another, by code and in both directions. Immutable. */
final class CompiledGroup {

    private final Group group;
    private final Canonical map;
    private final Map<String, List<Translation>> forward = new HashMap<>();
    private final Map<String, List<Translation>> backward = new HashMap<>();

    /** @param map that the group is of */
    CompiledGroup(Group group, Canonical map) {
        this.group = group;
        this.map = map;
        for (Element element : group.elements()) {
            forward.computeIfAbsent(element.code(), code -> new ArrayList<>(1));
            element.targets().forEach(target -> add(element, target));
        }
    }

    private void add(Element element, Target target) {
        Coding from = new Coding(group.source(), group.sourceVersion(), element.code(), element.display());
        Equivalence equivalence = target.equivalence();
        if (target.code() == null) {
            put(forward, element.code(), translation(equivalence, null, from, target));
            return;
        }
        Coding to = inTarget(target.code(), target.display());
        put(forward, element.code(), translation(equivalence, to, from, target));
        put(backward, target.code(), translation(equivalence.turned(), from, to, target));
    }

    private static void put(Map<String, List<Translation>> mappings, String code, Translation translation) {
        mappings.computeIfAbsent(code, key -> new ArrayList<>(1)).add(translation);
    }

    private Translation translation(Equivalence equivalence, @Nullable Coding found, Coding asked, Target target) {
        return new Translation(equivalence, found, asked, target.comment(), target.dependsOn(), target.products(), map);
    }

    private Coding inTarget(String code, @Nullable String display) {
        return new Coding(group.target(), group.targetVersion(), code, display);
    }

    /** True when the group translates from the coding's code system, and from its version if either says one. */
    boolean isFrom(Coding coding) {
        return group.source().equals(coding.system()) && fits(group.sourceVersion(), coding.version());
    }

    /** True when the group translates into the coding's code system, and into its version if either says one. */
    boolean isInto(Coding coding) {
        return coding.system() != null
                && coding.system().equals(group.target())
                && fits(group.targetVersion(), coding.version());
    }

    private static boolean fits(@Nullable String version, @Nullable String asked) {
        return asked == null || version == null || asked.equals(version);
    }

    /** What the group says of a source code; null when it has no element for it. */
    @Nullable
    List<Translation> translate(String code) {
        return forward.get(code);
    }

    List<Translation> reverse(String code) {
        return backward.getOrDefault(code, List.of());
    }

    /** The map that codes without an element are left to; null when the group says something else of them or nothing. */
    @Nullable
    Canonical otherMap() {
        return group.unmapped() instanceof Unmapped.OtherMap other ? other.map() : null;
    }

    /** What the group itself says of a source coding that it has no element for. */
    List<Translation> unmapped(Coding source) {
        if (group.unmapped() instanceof Unmapped.Fixed fixed) {
            return List.of(unmapped(fixed.equivalence(), inTarget(fixed.code(), fixed.display()), source));
        }
        if (group.unmapped() instanceof Unmapped.Provided provided) {
            return List.of(unmapped(provided.equivalence(), inTarget(source.code(), source.display()), source));
        }
        return List.of();
    }

    private Translation unmapped(Equivalence equivalence, Coding found, Coding source) {
        Coding asked = new Coding(group.source(), group.sourceVersion(), source.code(), null);
        return new Translation(equivalence, found, asked, null, List.of(), List.of(), map);
    }
}
