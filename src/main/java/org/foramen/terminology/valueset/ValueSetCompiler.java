package org.foramen.terminology.valueset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.plan.FilterCompiler;
import org.foramen.terminology.plan.FilterOperator;
import org.foramen.terminology.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Compose to plan (https://hl7.org/fhir/R4/valueset.html#compositions): includes add up, what is named inside one include
 * intersects, excludes are taken away from the sum.
 */
public final class ValueSetCompiler {

    private final ValueSetSources sources;
    private final @Nullable Boolean versionsMatch;

    public ValueSetCompiler(ValueSetSources sources) {
        this(sources, null);
    }

    /** @param versionsMatch whether a code is the same code in every version, null when the value set's author is to say it */
    public ValueSetCompiler(ValueSetSources sources, @Nullable Boolean versionsMatch) {
        this.sources = sources;
        this.versionsMatch = versionsMatch;
    }

    /**
     * Compiles; refuses what is unknown or not understood, with the element's name. A code system that is not known is no
     * obstacle until it is asked for its codes.
     */
    public CompiledValueSet compile(ValueSetDefinition definition) {
        List<CompiledSet> excludes = sets(definition, definition.excludes(), "ValueSet.compose.exclude");
        List<CompiledSet> includes = sets(definition, definition.includes(), "ValueSet.compose.include");
        VersionMatch versions = VersionMatch.of(includes, excludes, versionsMatch(definition));
        List<Part> drawn = VersionMatch.newestFirst(includes).stream()
                .flatMap(include -> narrowed(include).stream())
                .toList();
        List<Remainder.Excluded> excluded = excluded(excludes, versions, drawn);
        boolean activeOnly = Boolean.FALSE.equals(definition.inactive());
        List<Part> included = drawn.stream()
                .map(part -> Remainder.of(part, excluded, activeOnly))
                .toList();
        CompiledValueSet.Sets sets = new CompiledValueSet.Sets(includes, excludes, excluded);
        boolean imports = Stream.concat(includes.stream(), excludes.stream())
                .anyMatch(set -> !set.valueSets().isEmpty());
        return new CompiledValueSet(definition, sets, imports ? SettledParts.of(included) : included, versions);
    }

    private @Nullable Boolean versionsMatch(ValueSetDefinition definition) {
        String declared = definition.declarations().parameter(VersionMatch.PARAMETER);
        boolean asked = versionsMatch != null || declared == null;
        return asked ? versionsMatch : Boolean.valueOf(declared);
    }

    /** What the excludes take away of what the includes draw. */
    private static List<Remainder.Excluded> excluded(
            List<CompiledSet> excludes, VersionMatch versions, List<Part> drawn) {
        Set<Canonical> included = drawn.stream()
                .map(part -> new Canonical(part.system(), part.version()))
                .collect(Collectors.toSet());
        List<Remainder.Excluded> excluded = new ArrayList<>();
        for (CompiledSet exclude : excludes) {
            for (Part part : narrowed(exclude)) {
                boolean any = versions.crosses(exclude.source(), part, included);
                excluded.add(new Remainder.Excluded(part, any, exclude.isWholeSystem()));
            }
        }
        return excluded;
    }

    private List<CompiledSet> sets(ValueSetDefinition definition, List<ConceptSet> sets, String element) {
        List<CompiledSet> compiled = new ArrayList<>();
        for (int index = 0; index < sets.size(); index++) {
            for (ConceptSet set : inEachVersion(sets.get(index))) {
                compiled.add(set(definition, set, element + "[" + index + "]"));
            }
        }
        return compiled;
    }

    /** The set once for each version that it names, where it names all by {@code *}. */
    private List<ConceptSet> inEachVersion(ConceptSet set) {
        String system = set.system();
        if (system == null || !Canonical.EVERY_VERSION.equals(set.version())) {
            return List.of(set);
        }
        return sources.versions(system).stream().map(set::at).toList();
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
        GrammarCodeSystem grammar = sources.grammar(new Canonical(url, set.version()));
        if (grammar != null) {
            return endless(set, grammar, element, imported);
        }
        if (set.concepts().isEmpty() || sources.knowsCodeSystem(url)) {
            Problem missing = sources.missing(new Canonical(url, set.version()), element + ".system");
            return new CompiledSet(set, element, null, List.of(), imported, missing);
        }
        Part foreign = Part.Foreign.of(url, set.version(), set.concepts());
        return new CompiledSet(set, element, null, List.of(foreign), imported, null);
    }

    /** Codes by name make a list of a grammar; whatever else it selects is compiled for the codes in question. */
    private CompiledSet endless(
            ConceptSet set, GrammarCodeSystem grammar, String element, List<CompiledValueSet> imported) {
        if (!set.concepts().isEmpty()) {
            CompiledCodeSystem listed = grammar.around(
                    set.concepts().stream().map(ConceptReference::code).toList());
            return new CompiledSet(set, element, listed, select(set, listed, element), imported, null);
        }
        ConceptSet normalized = set.with(set.filters().stream()
                .map(filter -> normalized(filter, grammar))
                .toList());
        CompiledCodeSystem none = grammar.of(List.of());
        for (int index = 0; index < set.filters().size(); index++) {
            new FilterCompiler(none, element + ".filter[" + index + "]")
                    .refuseHierarchy(set.filters().get(index));
        }
        select(normalized, none, element);
        Part part = new GrammarPart(
                grammar,
                codes -> (Part.Known) select(normalized, codes, element).get(0),
                () -> sources.enumerated(grammar),
                set.filters().isEmpty());
        return new CompiledSet(normalized, element, none, List.of(part), imported, null);
    }

    private static Filter normalized(Filter filter, GrammarCodeSystem grammar) {
        FilterOperator operator = FilterOperator.of(filter.operator());
        boolean several = operator == FilterOperator.IN || operator == FilterOperator.NOT_IN;
        return filter.with(Arrays.stream(several ? filter.value().split(",", -1) : new String[] {filter.value()})
                .map(value -> grammar.normalized(filter.property(), value.strip()))
                .collect(Collectors.joining(",")));
    }

    private static void check(ValueSetDefinition definition, ConceptSet set, String element) {
        if (set.system() == null && (!set.concepts().isEmpty() || !set.filters().isEmpty())) {
            throw new Refusal(Problem.invalid(
                    "An include or exclude of " + definition.label()
                            + " has concepts or filters but no system (rule vsd-2)",
                    element + ".system"));
        }
        if (set.system() != null && set.system().indexOf('|') >= 0) {
            throw new Refusal(Problem.invalid(
                    "An include or exclude of " + definition.label() + " has the system '" + set.system()
                            + "': the version of a code system goes into 'version'",
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
                    .map(part -> Remainder.within(part, set.valueSets()))
                    .toList();
        }
        List<CompiledValueSet> others =
                set.valueSets().subList(1, set.valueSets().size());
        return set.valueSets().get(0).parts().stream()
                .map(part -> Remainder.within(part, others))
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
}
