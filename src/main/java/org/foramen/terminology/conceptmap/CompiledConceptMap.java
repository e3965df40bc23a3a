package org.foramen.terminology.conceptmap;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;

/** A concept map ready to answer in both directions. Immutable. */
public final class CompiledConceptMap {

    /** How many maps one code may be handed on through; honest chains have two or three. */
    private static final int LONGEST_CHAIN = 16;

    private static final String OTHER_MAP = "ConceptMap.group.unmapped.url";

    private final ConceptMapDefinition definition;
    private final List<CompiledGroup> groups;

    private CompiledConceptMap(ConceptMapDefinition definition) {
        this.definition = definition;
        this.groups = definition.groups().stream()
                .map(group -> new CompiledGroup(group, definition.canonical()))
                .toList();
    }

    public static CompiledConceptMap of(ConceptMapDefinition definition) {
        return new CompiledConceptMap(definition);
    }

    public ConceptMapDefinition definition() {
        return definition;
    }

    private Canonical canonical() {
        return definition.canonical();
    }

    /**
     * What the map says of a source coding, in its order; empty when it says nothing, also of a version it is not for. Each
     * group decides by itself what becomes of a code that it has no element for
     * (https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.unmapped). What a mapping depends on is not
     * looked at; {@link Translation#holdsFor} does.
     *
     * @param others where maps are found that unmapped codes are left to; one that is unknown or leads back is refused
     */
    public List<Translation> translate(Coding source, ConceptMapSources others) {
        Chain chain = new Chain(source, others);
        chain.follow(this);
        return chain.found;
    }

    /** The sources that the map gives for a target coding, in its order. */
    public List<Translation> reverse(Coding target) {
        Work.spend(groups.size());
        return groups.stream()
                .filter(group -> group.isInto(target))
                .flatMap(group -> group.reverse(target.code()).stream())
                .toList();
    }

    /** True when some group translates from that system, or into it when {@code reverse}. */
    public boolean covers(String system, boolean reverse) {
        Work.spend(groups.size());
        return definition.groups().stream().anyMatch(group -> system.equals(reverse ? group.target() : group.source()));
    }

    /** One coding on its way from map to map. A map that two groups leave it to answers once. */
    private static final class Chain {

        private final Coding source;
        private final ConceptMapSources others;
        private final List<Translation> found = new ArrayList<>();
        private final Set<CompiledConceptMap> answered = new LinkedHashSet<>();
        private final Set<CompiledConceptMap> underWay = new LinkedHashSet<>();

        Chain(Coding source, ConceptMapSources others) {
            this.source = source;
            this.others = others;
        }

        void follow(CompiledConceptMap map) {
            underWay.add(map);
            Work.spend(map.groups.size());
            for (CompiledGroup group : map.groups) {
                if (group.isFrom(source)) {
                    ask(group, map);
                }
            }
            underWay.remove(map);
            answered.add(map);
        }

        private void ask(CompiledGroup group, CompiledConceptMap map) {
            List<Translation> said = group.translate(source.code());
            Canonical further = group.otherMap();
            if (said != null) {
                found.addAll(said);
            } else if (further == null) {
                found.addAll(group.unmapped(source));
            } else {
                CompiledConceptMap next = next(further, map);
                if (!answered.contains(next)) {
                    follow(next);
                }
            }
        }

        private CompiledConceptMap next(Canonical further, CompiledConceptMap map) {
            CompiledConceptMap next = others.conceptMap(further);
            if (next == null) {
                throw refusal(map, further, "which is not known here");
            }
            if (underWay.contains(next)) {
                throw refusal(map, further, "which leads back to itself");
            }
            if (underWay.size() >= LONGEST_CHAIN) {
                throw refusal(map, further, "and so on through more than " + LONGEST_CHAIN + " maps");
            }
            return next;
        }

        private static Refusal refusal(CompiledConceptMap map, Canonical further, String why) {
            return new Refusal(new Problem(
                    Problem.Kind.UNPROCESSABLE,
                    "The concept map '" + map.canonical() + "' leaves codes that it does not map to '" + further + "', "
                            + why,
                    OTHER_MAP));
        }
    }
}
