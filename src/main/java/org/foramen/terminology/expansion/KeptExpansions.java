package org.foramen.terminology.expansion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.Function;

/**
 * Expansions that were told before, kept as far as they are small: what is published does not change while the server runs, and
 * clients ask for the same few value sets again and again. Text filters are not kept, since hardly two are the same.
 */
final class KeptExpansions {

    /** Members of all kept expansions together. */
    private static final long MOST_MEMBERS = 100_000;

    private final Cache<ExpandRequest, ExpandAnswer> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_MEMBERS)
            .weigher((ExpandRequest request, ExpandAnswer answer) -> 1 + told(request, answer.total()))
            .build();

    /** How many members the answer tells. */
    private static int told(ExpandRequest request, int total) {
        Integer count = request.page().count();
        int left = Math.max(0, total - request.page().from());
        return count == null ? left : Math.min(left, count);
    }

    /** The answer, computed unless it is kept; what is refused is not kept. */
    ExpandAnswer answer(ExpandRequest request, Function<ExpandRequest, ExpandAnswer> expand) {
        boolean published = request.source() instanceof ExpandRequest.Source.Published;
        if (!published || request.selection().filter() != null) {
            return expand.apply(request);
        }
        ExpandAnswer known = kept.getIfPresent(request);
        if (known == null) {
            known = expand.apply(request);
            kept.put(request, known);
        }
        return known;
    }
}
