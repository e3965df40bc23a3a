package org.foramen.terminology.comparison;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.jspecify.annotations.Nullable;

/**
 * What the includes of a value set choose from one code system.
 *
 * @param includes all of one code system, none of which names value sets
 */
record Choice(List<CompiledSet> includes) {

    static final Choice NOTHING = new Choice(List.of());

    Choice {
        includes = List.copyOf(includes);
    }

    /** What a value set chooses, by the URL of the code system, in the order of its includes. */
    static Map<String, Choice> of(CompiledValueSet valueSet) {
        Map<String, List<CompiledSet>> bySystem = new LinkedHashMap<>();
        for (CompiledSet include : valueSet.includes()) {
            String system = Objects.requireNonNull(include.source().system());
            bySystem.computeIfAbsent(system, url -> new ArrayList<>(1)).add(include);
        }
        Map<String, Choice> choices = new LinkedHashMap<>();
        bySystem.forEach((system, includes) -> choices.put(system, new Choice(includes)));
        return choices;
    }

    boolean isNothing() {
        return includes.isEmpty();
    }

    /** Whether the code system as a whole is chosen. */
    boolean isWhole() {
        return sources().anyMatch(Choice::isWhole);
    }

    private static boolean isWhole(ConceptSet source) {
        return source.concepts().isEmpty() && source.filters().isEmpty();
    }

    /** Whether it is chosen from a code system that does not end, since it is a grammar. */
    boolean isEndless() {
        return includes.stream().anyMatch(include -> include.grammar() != null);
    }

    /** Whether it may have more codes than are known here. */
    boolean isOpen() {
        return includes.stream().anyMatch(CompiledSet::isOpen);
    }

    /** Whether nothing but codes by name is chosen. */
    boolean isList() {
        return !isNothing() && sources().noneMatch(source -> source.concepts().isEmpty());
    }

    private Stream<ConceptSet> sources() {
        return includes.stream().map(CompiledSet::source);
    }

    /** The codes chosen by name, as written. */
    Set<String> codes() {
        return sources()
                .flatMap(source -> source.concepts().stream())
                .map(ConceptReference::code)
                .collect(Collectors.toSet());
    }

    /** The filters of each include that has some; their order does not matter. */
    Set<Set<Filter>> filters() {
        return sources()
                .filter(source -> !source.filters().isEmpty())
                .map(source -> Set.copyOf(new HashSet<>(source.filters())))
                .collect(Collectors.toSet());
    }

    /** The only filter there is, where nothing else is chosen; null otherwise. */
    @Nullable
    Filter onlyFilter() {
        List<Filter> all =
                sources().flatMap(source -> source.filters().stream()).toList();
        return all.size() == 1 && includes.size() == 1 ? all.get(0) : null;
    }

    /** Whether the two are written alike, but for the order and for codes given twice. */
    boolean isWrittenLike(Choice other) {
        return isWhole()
                ? other.isWhole()
                : !other.isWhole() && codes().equals(other.codes()) && filters().equals(other.filters());
    }

    /** The one version that all includes of this and the other draw from; null where there are several or it is not known. */
    @Nullable
    CompiledCodeSystem onlySystem(Choice other) {
        List<CompiledSet> both =
                Stream.concat(includes.stream(), other.includes.stream()).toList();
        CompiledCodeSystem first = both.get(0).codeSystem();
        return both.stream().allMatch(include -> include.codeSystem() == first) ? first : null;
    }

    /** Whether the code, as the code system spells it, is chosen. */
    boolean has(CompiledCodeSystem system, String code) {
        return includes.stream().anyMatch(include -> include.find(system, code) != null);
    }

    /** Whether some code is sure to be chosen; false where none is or it is not known. */
    boolean surelyHasCodes() {
        return includes.stream().anyMatch(Choice::surelyHasCodes);
    }

    private static boolean surelyHasCodes(CompiledSet include) {
        CompiledCodeSystem system = include.codeSystem();
        ConceptSet source = include.source();
        if (isWhole(source) && include.grammar() != null) {
            return true;
        }
        if (system == null) {
            return source.filters().stream()
                            .allMatch(filter -> filter.operator().equals("is-a"))
                    && source.filters().size() < 2;
        }
        Stream<String> candidates = source.concepts().isEmpty()
                ? Stream.iterate(0, ordinal -> ordinal < system.size(), ordinal -> ordinal + 1)
                        .map(system::code)
                : source.concepts().stream().map(ConceptReference::code);
        return candidates.anyMatch(code -> include.find(system, code) != null);
    }
}
