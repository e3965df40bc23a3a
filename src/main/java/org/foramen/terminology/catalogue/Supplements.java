package org.foramen.terminology.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CodeSystemDefinition.Supplement;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.version.Versions;
import org.jspecify.annotations.Nullable;

/** The code system supplements that are known (https://hl7.org/fhir/R4/codesystem.html#supplements), and what they make. */
final class Supplements {

    private final List<CodeSystemDefinition> known;
    private final Map<Supplemented, CompiledCodeSystem> made = new ConcurrentHashMap<>();

    /** What a supplemented code system is made of: compared by identity and name, since definitions may be large. */
    private record Supplemented(CompiledCodeSystem system, List<CodeSystemDefinition> supplements) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Supplemented that
                    && system == that.system
                    && canonicals(supplements).equals(canonicals(that.supplements));
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(system) + canonicals(supplements).hashCode();
        }

        private static List<Canonical> canonicals(List<CodeSystemDefinition> definitions) {
            return definitions.stream().map(CodeSystemDefinition::canonical).toList();
        }
    }

    /**
     * @param definitions among which there may be supplements
     * @param below those of the catalogue below, null for none
     */
    Supplements(List<CodeSystemDefinition> definitions, @Nullable Supplements below) {
        this.known = Stream.concat(
                        below == null ? Stream.empty() : below.known.stream(),
                        definitions.stream().filter(definition -> definition.supplement() != null))
                .toList();
    }

    boolean isEmpty() {
        return known.isEmpty();
    }

    /** The code system with those of its supplements that the conditions ask for, or that nobody needs to ask for. */
    CompiledCodeSystem applied(CompiledCodeSystem system, Conditions conditions) {
        List<CodeSystemDefinition> supplementing = of(system, conditions);
        return supplementing.isEmpty()
                ? system
                : made.computeIfAbsent(new Supplemented(system, supplementing), key -> key.system()
                        .with(key.supplements()));
    }

    /** Supplements of that code system version that the conditions ask for, or that nobody needs to ask for. */
    List<CodeSystemDefinition> of(CompiledCodeSystem system, Conditions conditions) {
        return known.stream()
                .filter(each -> each.supplement() != null && isFor(each.supplement(), system, each, conditions))
                .toList();
    }

    private static boolean isFor(
            Supplement supplement, CompiledCodeSystem system, CodeSystemDefinition itself, Conditions conditions) {
        Canonical supplemented = supplement.supplemented();
        String version = supplemented.version();
        return supplemented.url().equals(system.url())
                && (version == null || Versions.matches(version, system.version()))
                && (supplement.languagePack() || conditions.asksFor(itself.canonical()));
    }

    /** Refuses when a supplement that is asked for supplements nothing that the value set draws from. */
    static void require(Set<String> asked, CompiledValueSet valueSet) {
        if (!asked.isEmpty()) {
            require(
                    asked,
                    valueSet.codeSystems().stream()
                            .flatMap(system -> system.supplements().stream())
                            .toList());
        }
    }

    /** Refuses when a supplement that is asked for is not among those used. */
    static void require(Set<String> asked, List<Canonical> used) {
        List<String> missing = asked.stream()
                .filter(each -> used.stream().noneMatch(supplement -> Conditions.names(each, supplement)))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            Message message = Message.plural(missing.size(), "VALUESET_SUPPLEMENT_MISSING", String.join(",", missing));
            throw new Refusal(new Problem(Problem.Kind.NOT_FOUND, message, null));
        }
    }
}
