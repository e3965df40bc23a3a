package org.foramen.terminology.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.version.VersionOrder;
import org.foramen.terminology.version.Versions;
import org.jspecify.annotations.Nullable;

/** Things of one kind by canonical URL and version. Filled once, then only read. */
final class Shelf<T> {

    private final String kind;
    private final @Nullable Shelf<T> below;
    private final Map<String, NavigableMap<String, T>> byUrl = new HashMap<>();

    Shelf(String kind) {
        this(kind, null);
    }

    /** @param below what is found here when this shelf has nothing of the same url and version; null for none */
    Shelf(String kind, @Nullable Shelf<T> below) {
        this.kind = kind;
        this.below = below;
    }

    void put(Canonical canonical, T thing) {
        String version = canonical.version() == null ? "" : canonical.version();
        T earlier = byUrl.computeIfAbsent(canonical.url(), url -> new TreeMap<>(VersionOrder.OLDEST_FIRST))
                .put(version, thing);
        if (earlier != null) {
            throw new Refusal(Problem.conflict("The " + kind + " " + canonical + " is published twice", kind + ".url"));
        }
    }

    /**
     * The one of that version, else the newest of those that the version names as a criterion ({@link Versions}), or the newest of
     * all when none is pinned; null when there is none.
     */
    @Nullable
    T find(Canonical canonical) {
        if (canonical.version() != null) {
            T exact = at(canonical.url(), canonical.version());
            return exact == null ? newestMatching(canonical.url(), canonical.version()) : exact;
        }
        String newest = newest(canonical.url());
        return newest == null ? null : at(canonical.url(), newest);
    }

    /** The one that was put there under just that canonical; null when there is none. */
    @Nullable
    T exactly(Canonical canonical) {
        return at(canonical.url(), canonical.version() == null ? "" : canonical.version());
    }

    private @Nullable T newestMatching(String url, String criterion) {
        T found = null;
        List<String> versions = versions(url);
        Work.spend(versions.size());
        for (String version : versions) {
            found = Versions.matches(criterion, version) ? at(url, version) : found;
        }
        return found;
    }

    private @Nullable T at(String url, String version) {
        NavigableMap<String, T> versions = byUrl.get(url);
        T here = versions == null ? null : versions.get(version);
        return here == null && below != null ? below.at(url, version) : here;
    }

    private @Nullable String newest(String url) {
        NavigableMap<String, T> versions = byUrl.get(url);
        String here = versions == null ? null : versions.lastKey();
        String lower = below == null ? null : below.newest(url);
        if (here == null || lower == null) {
            return here == null ? lower : here;
        }
        return VersionOrder.OLDEST_FIRST.compare(here, lower) >= 0 ? here : lower;
    }

    /** Whether some version of that URL is like that. */
    boolean any(String url, Predicate<T> test) {
        NavigableMap<String, T> versions = byUrl.get(url);
        return (versions != null && versions.values().stream().anyMatch(test))
                || (below != null && below.any(url, test));
    }

    /** The versions of a URL, oldest first; empty when it is not known. An artefact without version counts as "". */
    List<String> versions(String url) {
        NavigableSet<String> all = new TreeSet<>(VersionOrder.OLDEST_FIRST);
        if (below != null) {
            all.addAll(below.versions(url));
        }
        NavigableMap<String, T> versions = byUrl.get(url);
        if (versions != null) {
            all.addAll(versions.keySet());
        }
        return List.copyOf(all);
    }

    /** Everything, by URL and then oldest version first. */
    List<T> all() {
        return urls().stream()
                .flatMap(url -> versions(url).stream().map(version -> at(url, version)))
                .flatMap(thing -> Optional.ofNullable(thing).stream())
                .toList();
    }

    private NavigableSet<String> urls() {
        NavigableSet<String> urls = below == null ? new TreeSet<>() : below.urls();
        urls.addAll(byUrl.keySet());
        return urls;
    }
}
