package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.version.VersionOrder;
import org.foramen.terminology.version.Versions;
import org.jspecify.annotations.Nullable;

/**
 * What is known without being published here, asked only for what the catalogue does not have. Nothing is read before the
 * first question; then what there is, and after that each artefact when it is first asked for. Safe for any number of
 * threads, each artefact is read once.
 */
public final class Reserve {

    /** A reserve of nothing. */
    public static final Reserve NONE = new Reserve(List::of);

    private final Supplier<List<DefinitionSource>> sources;
    private volatile @Nullable Contents contents;

    /** @param sources called once, when something is asked for; of the same canonical in two of them the first one counts */
    public Reserve(Supplier<List<DefinitionSource>> sources) {
        this.sources = sources;
    }

    private final Map<String, CompiledCodeSystem> empties = new ConcurrentHashMap<>();
    private final Map<String, CompiledCodeSystem> enumerations = new ConcurrentHashMap<>();

    private record Contents(
            List<DefinitionSource> sources,
            Kind<CompiledCodeSystem> codeSystems,
            Kind<GrammarCodeSystem> grammars,
            Kind<ValueSetDefinition> valueSets) {}

    private Contents contents() {
        Contents known = contents;
        if (known == null) {
            synchronized (this) {
                known = contents;
                if (known == null) {
                    known = read(sources.get());
                    contents = known;
                }
            }
        }
        return known;
    }

    private static Contents read(List<DefinitionSource> sources) {
        Contents all = new Contents(List.copyOf(sources), new Kind<>(), new Kind<>(), new Kind<>());
        for (DefinitionSource source : sources) {
            source.codeSystems().forEach(each -> all.codeSystems()
                    .add(each, canonical -> CompiledCodeSystem.of(source.codeSystem(canonical))));
            source.grammars().forEach(url -> all.grammars()
                    .add(new Canonical(url, null), canonical -> source.grammar(canonical.url())));
            source.valueSets().forEach(each -> all.valueSets().add(each, source::valueSet));
        }
        return all;
    }

    /** The code system that is a list, of that version or the newest; null when there is none. */
    @Nullable
    CompiledCodeSystem codeSystem(Canonical canonical) {
        return contents().codeSystems().find(canonical);
    }

    /** The code system that is a grammar, if it is of a version that is named so; null when there is none. */
    @Nullable
    GrammarCodeSystem grammar(Canonical canonical) {
        GrammarCodeSystem found = contents().grammars().find(new Canonical(canonical.url(), null));
        String asked = canonical.version();
        return found == null
                        || asked == null
                        || Versions.matches(
                                asked, found.definition().canonical().version())
                ? found
                : null;
    }

    /** A grammar as the list of these codes, as far as it has them; without codes always the same one. */
    CompiledCodeSystem around(GrammarCodeSystem grammar, String... codes) {
        return codes.length > 0 || grammar instanceof SupplementedGrammar
                ? grammar.around(List.of(codes))
                : empties.computeIfAbsent(grammar.url(), url -> grammar.of(List.of()));
    }

    /** A grammar reduced to the codes of the value set that stands for it. */
    CompiledCodeSystem enumerated(GrammarCodeSystem grammar, ValueSetDefinition standing) {
        return grammar instanceof SupplementedGrammar
                ? Enumeration.of(grammar, standing)
                : enumerations.computeIfAbsent(grammar.url(), url -> Enumeration.of(grammar, standing));
    }

    /** That nothing stands for the codes of a grammar. */
    static Problem endless(GrammarCodeSystem grammar) {
        String text = "The code System '" + grammar.url()
                + "' has a grammar and so has infinite members, and cannot be enumerated";
        return Problem.unsupported(text, null);
    }

    /** The value set of that version or the newest; null when there is none. */
    @Nullable
    ValueSetDefinition valueSet(Canonical canonical) {
        return contents().valueSets().find(canonical);
    }

    /** What a code system means by the url of a value set; null when none means anything by it. */
    @Nullable
    ValueSetDefinition implicitValueSet(Canonical canonical) {
        return contents().sources().stream()
                .map(source -> source.implicitValueSet(canonical))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The versions of the code systems of that url; one without version counts as "". */
    List<String> versions(String url) {
        GrammarCodeSystem grammar = grammar(new Canonical(url, null));
        List<Canonical> found = grammar == null
                ? contents().codeSystems().versions(url)
                : List.of(grammar.definition().canonical());
        return found.stream().map(Reserve::version).toList();
    }

    private static String version(Canonical canonical) {
        return canonical.version() == null ? "" : canonical.version();
    }

    /** Every code system by url and version; to tell a grammar's version it has to be read. */
    List<Canonical> codeSystems() {
        List<Canonical> all = new ArrayList<>(contents().codeSystems().canonicals());
        for (Canonical url : contents().grammars().canonicals()) {
            GrammarCodeSystem grammar = grammar(url);
            if (grammar != null) {
                all.add(grammar.definition().canonical());
            }
        }
        return all;
    }

    /** Artefacts of one kind, each read when it is first asked for. */
    private static final class Kind<T> {

        private final Map<String, List<Canonical>> byUrl = new HashMap<>();
        private final Map<Canonical, Function<Canonical, T>> readers = new HashMap<>();
        private final Map<Canonical, T> read = new ConcurrentHashMap<>();

        void add(Canonical canonical, Function<Canonical, T> reader) {
            if (readers.putIfAbsent(canonical, reader) == null) {
                byUrl.computeIfAbsent(canonical.url(), url -> new ArrayList<>(1))
                        .add(canonical);
            }
        }

        List<Canonical> versions(String url) {
            return byUrl.getOrDefault(url, List.of());
        }

        List<Canonical> canonicals() {
            return byUrl.values().stream().flatMap(List::stream).toList();
        }

        @Nullable
        T find(Canonical wanted) {
            Canonical best = null;
            for (Canonical each : byUrl.getOrDefault(wanted.url(), List.of())) {
                boolean fits = wanted.version() == null || Versions.matches(wanted.version(), each.version());
                best = fits && isNewer(each, best) ? each : best;
            }
            Function<Canonical, T> reader = best == null ? null : readers.get(best);
            return best == null || reader == null ? null : read.computeIfAbsent(best, reader);
        }

        private static boolean isNewer(Canonical each, @Nullable Canonical other) {
            return other == null || VersionOrder.OLDEST_FIRST.compare(version(each), version(other)) > 0;
        }
    }
}
