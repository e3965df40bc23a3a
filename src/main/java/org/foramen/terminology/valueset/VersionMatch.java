package org.foramen.terminology.valueset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.version.VersionOrder;
import org.jspecify.annotations.Nullable;

/**
 * How a value set that names several versions of one code system takes them.
 *
 * @param mixed whether its includes and excludes name some code system at different versions
 * @param merged whether a code is the same code in every version, so that it is listed once and an exclude from one version
 *     takes it away from all
 * @param apart whether the author or the request says that it is another code in every version, so that an exclude from one
 *     version never takes it away from another
 */
record VersionMatch(boolean mixed, boolean merged, boolean apart) {

    /** The parameter by which a value set or a request says it. */
    static final String PARAMETER = "versionsMatch";

    private static final Comparator<CompiledSet> NEWEST_FIRST = Comparator.comparing(
            set -> set.source().version() == null ? "" : set.source().version(), VersionOrder.OLDEST_FIRST.reversed());

    /** @param said what the request, or else the value set's author, says of it; null when neither does */
    static VersionMatch of(List<CompiledSet> includes, List<CompiledSet> excludes, @Nullable Boolean said) {
        Map<String, @Nullable String> versions = new HashMap<>();
        boolean mixed = false;
        for (ConceptSet set : Stream.concat(includes.stream(), excludes.stream())
                .map(CompiledSet::source)
                .toList()) {
            if (set.system() != null) {
                mixed |= versions.containsKey(set.system())
                        && !Objects.equals(versions.get(set.system()), set.version());
                versions.put(set.system(), set.version());
            }
        }
        boolean merged = said == null ? comparesVersions(includes, excludes) : said;
        return new VersionMatch(mixed, merged, Boolean.FALSE.equals(said));
    }

    /**
     * Whether the exclude takes the codes of that part of it away from whichever version of their code system: it names none, or
     * one that no include draws from, so that it would say nothing else.
     *
     * @param included the code system versions that the includes draw from
     */
    boolean crosses(ConceptSet exclude, Part part, Set<Canonical> included) {
        boolean namesNone = exclude.version() == null;
        boolean overlooks = namesNone || !included.contains(new Canonical(part.system(), part.version()));
        return merged || (namesNone && exclude.system() != null) || (overlooks && !apart);
    }

    /**
     * Whether the author takes away some versions of a code system from others: that says something only if the codes of the
     * versions are the same codes.
     */
    private static boolean comparesVersions(List<CompiledSet> includes, List<CompiledSet> excludes) {
        if (includes.isEmpty() || excludes.isEmpty()) {
            return false;
        }
        Set<@Nullable String> systems = new HashSet<>();
        Set<@Nullable String> included = new HashSet<>();
        Set<@Nullable String> excluded = new HashSet<>();
        includes.forEach(set -> note(set.source(), systems, included));
        excludes.forEach(set -> note(set.source(), systems, excluded));
        boolean pinned = !included.contains(null) && !excluded.contains(null);
        return systems.size() == 1
                && !systems.contains(null)
                && pinned
                && excluded.stream().noneMatch(included::contains);
    }

    private static void note(ConceptSet set, Set<@Nullable String> systems, Set<@Nullable String> versions) {
        systems.add(set.system());
        versions.add(set.version());
    }

    /** The sets in their order, but of those of the same code system the one with the newest version first. */
    static List<CompiledSet> newestFirst(List<CompiledSet> sets) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int place = 0; place < sets.size(); place++) {
            ConceptSet source = sets.get(place).source();
            if (source.system() != null && source.version() != null) {
                places.computeIfAbsent(source.system(), system -> new ArrayList<>(1))
                        .add(place);
            }
        }
        List<CompiledSet> ordered = new ArrayList<>(sets);
        for (List<Integer> of : places.values()) {
            List<CompiledSet> newest =
                    of.stream().map(sets::get).sorted(NEWEST_FIRST).toList();
            for (int index = 0; index < newest.size(); index++) {
                ordered.set(of.get(index), newest.get(index));
            }
        }
        return ordered;
    }
}
