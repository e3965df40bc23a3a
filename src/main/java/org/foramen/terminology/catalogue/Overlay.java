package org.foramen.terminology.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;

/**
 * What a catalogue lays over another one, and which value sets of the other one mean something else by it: those that name,
 * directly or through others, a code system or value set that the overlay has. They are compiled anew above; the rest is
 * taken as it was compiled below.
 */
final class Overlay {

    private final Set<String> urls = new HashSet<>();
    private final boolean standsForGrammars;
    private final Map<Slot, CompiledValueSet> anew = new ConcurrentHashMap<>();
    private final Set<Slot> unchanged = ConcurrentHashMap.newKeySet();

    Overlay(List<CodeSystemDefinition> codeSystems, List<ValueSetDefinition> valueSets) {
        for (CodeSystemDefinition codeSystem : codeSystems) {
            urls.add(codeSystem.canonical().url());
            if (codeSystem.supplement() != null) {
                urls.add(codeSystem.supplement().supplemented().url());
            }
        }
        valueSets.stream()
                .flatMap(valueSet -> Stream.ofNullable(valueSet.canonical()))
                .forEach(canonical -> urls.add(canonical.url()));
        this.standsForGrammars = !valueSets.isEmpty();
    }

    /** Whether the value set, which lies below, means something else above. */
    boolean changes(Slot slot, Catalogue above) {
        if (urls.isEmpty() || unchanged.contains(slot)) {
            return false;
        }
        Set<Slot> seen = new HashSet<>(Set.of(slot));
        Deque<Slot> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Canonical named : named(open.remove().definition, above).toList()) {
                if (urls.contains(named.url())) {
                    return true;
                }
                Slot next = above.slot(named);
                if (next != null && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        unchanged.addAll(seen);
        return false;
    }

    /** The value set as it was compiled above; doing it twice does no harm. */
    CompiledValueSet anew(Slot slot, Function<Slot, CompiledValueSet> compile) {
        CompiledValueSet known = anew.get(slot);
        if (known == null) {
            known = compile.apply(slot);
            anew.put(slot, known);
        }
        return known;
    }

    private Stream<Canonical> named(ValueSetDefinition definition, Catalogue above) {
        return Stream.concat(
                Stream.concat(definition.includes().stream(), definition.excludes().stream())
                        .flatMap(set -> named(set, above)),
                definition.declarations().contained().values().stream().flatMap(inside -> named(inside, above)));
    }

    private Stream<Canonical> named(ConceptSet set, Catalogue above) {
        Stream<Canonical> valueSets = set.valueSets().stream();
        String system = set.system();
        if (system == null) {
            return valueSets;
        }
        Canonical codeSystem = new Canonical(system, null);
        GrammarCodeSystem grammar = standsForGrammars ? above.reserve().grammar(codeSystem) : null;
        return Stream.of(
                        valueSets,
                        Stream.of(codeSystem),
                        Stream.ofNullable(grammar == null ? null : grammar.enumeration()))
                .flatMap(Function.identity());
    }
}
