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

    /** Compiles; refuses what is unknown or not understood, with the element's name. */
    public CompiledValueSet compile(ValueSetDefinition definition) {
        List<Part> excluded = new ArrayList<>();
        for (ConceptSet exclude : definition.excludes()) {
            excluded.addAll(parts(definition, exclude, "ValueSet.compose.exclude"));
        }
        List<Part> included = new ArrayList<>();
        for (ConceptSet include : definition.includes()) {
            for (Part part : parts(definition, include, "ValueSet.compose.include")) {
                included.add(remaining(part, excluded, Boolean.FALSE.equals(definition.inactive())));
            }
        }
        return new CompiledValueSet(definition, included);
    }

    private List<Part> parts(ValueSetDefinition definition, ConceptSet set, String element) {
        String url = set.system();
        List<CompiledValueSet> imported =
                set.valueSets().stream().map(sources::valueSet).toList();
        if (url != null) {
            return systemParts(definition, set, url, element).stream()
                    .map(part -> narrowed(part, imported))
                    .toList();
        }
        if (!set.concepts().isEmpty() || !set.filters().isEmpty()) {
            throw new Refusal(Problem.invalid(
                    "An include or exclude of " + definition.label()
                            + " has concepts or filters but no system (rule vsd-2)",
                    element + ".system"));
        }
        if (imported.isEmpty()) {
            throw new Refusal(Problem.invalid(
                    "An include or exclude of " + definition.label() + " names neither a system nor a value set",
                    element));
        }
        List<CompiledValueSet> others = imported.subList(1, imported.size());
        return imported.get(0).parts().stream()
                .map(part -> narrowed(part, others))
                .toList();
    }

    private List<Part> systemParts(ValueSetDefinition definition, ConceptSet set, String url, String element) {
        CompiledCodeSystem system = sources.codeSystem(new Canonical(url, set.version()));
        if (!set.concepts().isEmpty() && !set.filters().isEmpty()) {
            throw new Refusal(Problem.invalid(
                    "An include of " + definition.label() + " has both concepts and filters (rule vsd-3)", element));
        }
        if (system == null) {
            return List.of(foreign(definition, set, url, element));
        }
        if (!set.concepts().isEmpty()) {
            return listed(system, set.version(), set.concepts());
        }
        FilterCompiler compiler = new FilterCompiler(system, element);
        List<Plan> filters = set.filters().stream().map(compiler::compile).toList();
        Plan plan = filters.isEmpty() ? new Plan.Whole(system.size()) : new Plan.AllOf(filters);
        return List.of(new Part.Known(system, plan, List.of(), Map.of()));
    }

    private static Part foreign(ValueSetDefinition definition, ConceptSet set, String url, String element) {
        if (set.concepts().isEmpty()) {
            Canonical missing = new Canonical(url, set.version());
            throw new Refusal(Problem.notFound(
                    "A definition for the code system '" + missing + "' that " + definition.label()
                            + " draws from could not be found",
                    element + ".system"));
        }
        return Part.Foreign.of(url, set.version(), set.concepts());
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
                if (concept.display() != null || !concept.designations().isEmpty()) {
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
