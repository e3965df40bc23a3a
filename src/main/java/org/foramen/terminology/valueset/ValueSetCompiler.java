package org.foramen.terminology.valueset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Compose to plan (https://hl7.org/fhir/R4/valueset.html#compositions): includes add up, what is named inside one include
 * intersects, excludes are taken away from the sum.
 */
public final class ValueSetCompiler {

    private final ValueSetSources sources;

    public ValueSetCompiler(ValueSetSources sources) {
        this.sources = sources;
    }

    /**
     * Compiles; refuses what is unknown or not understood, with the element's name. A code system that is not known is no
     * obstacle until it is asked for its codes.
     */
    public CompiledValueSet compile(ValueSetDefinition definition) {
        List<CompiledSet> excludes = sets(definition, definition.excludes(), "ValueSet.compose.exclude");
        List<CompiledSet> includes = sets(definition, definition.includes(), "ValueSet.compose.include");
        List<Part> excluded = new ArrayList<>();
        excludes.forEach(exclude -> excluded.addAll(narrowed(exclude)));
        List<Part> included = new ArrayList<>();
        for (CompiledSet include : includes) {
            for (Part part : narrowed(include)) {
                included.add(remaining(part, excluded, Boolean.FALSE.equals(definition.inactive())));
            }
        }
        return new CompiledValueSet(definition, includes, excludes, included);
    }

    private List<CompiledSet> sets(ValueSetDefinition definition, List<ConceptSet> sets, String element) {
        List<CompiledSet> compiled = new ArrayList<>();
        for (int index = 0; index < sets.size(); index++) {
            compiled.add(set(definition, sets.get(index), element + "[" + index + "]"));
        }
        return compiled;
    }

    private CompiledSet set(ValueSetDefinition definition, ConceptSet set, String element) {
        check(definition, set, element);
        List<CompiledValueSet> imported = set.valueSets().stream()
                .map(canonical -> sources.valueSet(canonical, definition))
                .toList();
        String url = set.system();
        if (url == null) {
            return new CompiledSet(set, element, null, List.of(), imported, null);
        }
        CompiledCodeSystem system = sources.codeSystem(new Canonical(url, set.version()));
        if (system != null) {
            return new CompiledSet(set, element, system, select(set, system, element), imported, null);
        }
        if (set.concepts().isEmpty() || sources.knowsCodeSystem(url)) {
            Problem missing = sources.missing(new Canonical(url, set.version()), element + ".system");
            return new CompiledSet(set, element, null, List.of(), imported, missing);
        }
        Part foreign = Part.Foreign.of(url, set.version(), set.concepts());
        return new CompiledSet(set, element, null, List.of(foreign), imported, null);
    }

    private static void check(ValueSetDefinition definition, ConceptSet set, String element) {
        if (set.system() == null && (!set.concepts().isEmpty() || !set.filters().isEmpty())) {
            throw new Refusal(Problem.invalid(
                    "An include or exclude of " + definition.label()
                            + " has concepts or filters but no system (rule vsd-2)",
                    element + ".system"));
        }
        if (set.system() == null && set.valueSets().isEmpty()) {
            throw new Refusal(Problem.invalid(
                    "An include or exclude of " + definition.label() + " names neither a system nor a value set",
                    element));
        }
        if (!set.concepts().isEmpty() && !set.filters().isEmpty()) {
            throw new Refusal(Problem.invalid(
                    "An include of " + definition.label() + " has both concepts and filters (rule vsd-3)", element));
        }
    }

    /** What the concepts or filters of an include select of that version of its code system. */
    static List<Part> select(ConceptSet set, CompiledCodeSystem system, String element) {
        if (!set.concepts().isEmpty()) {
            return listed(system, set.version(), set.concepts());
        }
        List<Plan> filters = new ArrayList<>();
        for (int index = 0; index < set.filters().size(); index++) {
            filters.add(new FilterCompiler(system, element + ".filter[" + index + "]")
                    .compile(set.filters().get(index)));
        }
        Plan plan = filters.isEmpty() ? new Plan.Whole(system.size()) : new Plan.AllOf(filters);
        return List.of(new Part.Known(system, plan, List.of(), Map.of()));
    }

    private static List<Part> narrowed(CompiledSet set) {
        if (set.source().system() != null) {
            return set.own().stream()
                    .map(part -> narrowed(part, set.valueSets()))
                    .toList();
        }
        List<CompiledValueSet> others =
                set.valueSets().subList(1, set.valueSets().size());
        return set.valueSets().get(0).parts().stream()
                .map(part -> narrowed(part, others))
                .toList();
    }

    /** A listed code that a fragment does not hold may exist all the same: it stays a member, as a code not known here. */
    private static List<Part> listed(
            CompiledCodeSystem system, @Nullable String version, List<ConceptReference> concepts) {
        RoaringBitmap ordinals = new RoaringBitmap();
        List<Integer> order = new ArrayList<>();
        Map<Integer, ConceptReference> wordings = new HashMap<>();
        List<ConceptReference> beyond = new ArrayList<>();
        for (ConceptReference concept : concepts) {
            int ordinal = system.ordinalOf(concept.code());
            if (ordinal < 0) {
                if (system.mayHaveMore(concept.code())) {
                    beyond.add(concept);
                }
            } else if (ordinals.checkedAdd(ordinal)) {
                order.add(ordinal);
                if (concept.saysMore()) {
                    wordings.put(ordinal, concept);
                }
            }
        }
        Part known = new Part.Known(system, new Plan.Listed(ordinals), List.copyOf(order), Map.copyOf(wordings));
        return beyond.isEmpty() ? List.of(known) : List.of(known, Part.Foreign.of(system.url(), version, beyond));
    }

    /** The part, as far as every one of the value sets has it too. */
    private static Part narrowed(Part part, List<CompiledValueSet> valueSets) {
        if (valueSets.isEmpty()) {
            return part;
        }
        if (part instanceof Part.Known known) {
            List<Plan> plans = new ArrayList<>();
            plans.add(known.plan());
            valueSets.forEach(valueSet -> plans.add(planIn(known.codeSystem(), valueSet.parts())));
            return known.with(new Plan.AllOf(plans));
        }
        Part.Foreign foreign = (Part.Foreign) part;
        return kept(foreign, concept -> valueSets.stream()
                .allMatch(valueSet -> anyHas(valueSet.parts(), foreign, concept)));
    }

    private static Part remaining(Part part, List<Part> excluded, boolean activeOnly) {
        if (part instanceof Part.Known known) {
            List<Plan> gone = new ArrayList<>();
            if (!excluded.isEmpty()) {
                gone.add(planIn(known.codeSystem(), excluded));
            }
            if (activeOnly) {
                gone.add(new Plan.Listed(known.codeSystem().inactive()));
            }
            return gone.isEmpty() ? known : known.with(new Plan.Without(known.plan(), new Plan.AnyOf(gone)));
        }
        Part.Foreign foreign = (Part.Foreign) part;
        return kept(foreign, concept -> !anyHas(excluded, foreign, concept));
    }

    private static Part kept(Part.Foreign part, Predicate<ConceptReference> test) {
        return Part.Foreign.of(
                part.system(),
                part.version(),
                part.concepts().stream().filter(test).toList());
    }

    private static boolean anyHas(List<Part> parts, Part.Foreign like, ConceptReference concept) {
        return parts.stream().anyMatch(part -> part.system().equals(like.system()) && part.find(concept.code()) >= 0);
    }

    /** What the parts have in this code system; of another version of it, the codes that both versions have. */
    private static Plan planIn(CompiledCodeSystem system, List<Part> parts) {
        List<Plan> plans = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Known known && known.codeSystem() == system) {
                plans.add(known.plan());
            } else if (part.system().equals(system.url())) {
                plans.add(carriedOver(part, system));
            }
        }
        return new Plan.AnyOf(plans);
    }

    private static Plan carriedOver(Part part, CompiledCodeSystem system) {
        RoaringBitmap ordinals = new RoaringBitmap();
        for (int number : part.inOrder()) {
            int ordinal = system.ordinalOf(part.coding(number).code());
            if (ordinal >= 0) {
                ordinals.add(ordinal);
            }
        }
        return new Plan.Listed(ordinals);
    }
}
