package org.foramen.terminology.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/** Things of one kind by canonical URL and version. Filled once, then only read. */
final class Shelf<T> {

    private final String kind;
    private final Map<String, NavigableMap<String, T>> byUrl = new HashMap<>();

    Shelf(String kind) {
        this.kind = kind;
    }

    void put(Canonical canonical, T thing) {
        String version = canonical.version() == null ? "" : canonical.version();
        T earlier = byUrl.computeIfAbsent(canonical.url(), url -> new TreeMap<>(VersionOrder.OLDEST_FIRST))
                .put(version, thing);
        if (earlier != null) {
            throw new Refusal(Problem.conflict("The " + kind + " " + canonical + " is published twice", kind + ".url"));
        }
    }

    /** The one of that version, or the newest when no version is pinned; null when there is none. */
    @Nullable
    T find(Canonical canonical) {
        NavigableMap<String, T> versions = byUrl.get(canonical.url());
        if (versions == null) {
            return null;
        }
        return canonical.version() == null ? versions.lastEntry().getValue() : versions.get(canonical.version());
    }

    /** The versions of a URL, oldest first; empty when it is not known. An artefact without version counts as "". */
    List<String> versions(String url) {
        NavigableMap<String, T> versions = byUrl.get(url);
        return versions == null ? List.of() : List.copyOf(versions.keySet());
    }

    /** Everything, by URL and then oldest version first. */
    List<T> all() {
        return byUrl.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().values().stream())
                .toList();
    }
}
