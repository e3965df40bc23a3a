package org.foramen.terminology.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.matching.MatchAnswer.Match;
import org.roaringbitmap.RoaringBitmap;

/** Answers {@code $find-matches} on one code system. */
public final class FindMatches {

    /** What a person can still read through; a search that has more candidates needs another property. */
    static final int MOST_MATCHES = 50;

    private final CompiledCodeSystem system;

    public FindMatches(CompiledCodeSystem system) {
        this.system = system;
    }

    /** One concept that has some of the properties. */
    private record Candidate(int ordinal, int matched, int depth) {}

    /**
     * The concepts that have the properties: those that have most of them first, active before inactive, then the more
     * specific ones (with more ancestors), then by code. Refuses a property that the code system has not.
     */
    public MatchAnswer answer(MatchRequest request) {
        ConceptsByProperty concepts = new ConceptsByProperty(system, request.exact());
        List<KnownProperty> properties = request.properties();
        List<RoaringBitmap> having = properties.stream().map(concepts::having).toList();
        List<KnownProperty> nowhere = new ArrayList<>();
        for (int index = 0; index < properties.size(); index++) {
            if (having.get(index).isEmpty()) {
                nowhere.add(properties.get(index));
            }
        }
        return new MatchAnswer(
                candidates(having, request).stream()
                        .map(candidate -> match(candidate, having, request))
                        .toList(),
                nowhere);
    }

    private List<Candidate> candidates(List<RoaringBitmap> having, MatchRequest request) {
        int needed = request.exact() ? having.size() : 1;
        List<Candidate> candidates = new ArrayList<>();
        RoaringBitmap found = RoaringBitmap.or(having.iterator());
        Work.spend((long) found.getCardinality() * having.size());
        found.forEach((int ordinal) -> {
            int matched =
                    (int) having.stream().filter(each -> each.contains(ordinal)).count();
            // a property that has parts is matched, but not whole
            boolean whole = request.properties().stream()
                    .allMatch(property -> property.parts().isEmpty());
            if (matched >= needed && (whole || !request.exact())) {
                candidates.add(
                        new Candidate(ordinal, matched, system.hierarchy().depth(ordinal)));
            }
        });
        candidates.sort(Comparator.comparingInt(Candidate::matched)
                .reversed()
                .thenComparing(candidate -> system.isInactive(candidate.ordinal()))
                .thenComparing(Comparator.comparingInt(Candidate::depth).reversed())
                .thenComparing(candidate -> system.code(candidate.ordinal())));
        return candidates.subList(0, Math.min(candidates.size(), MOST_MATCHES));
    }

    private Match match(Candidate candidate, List<RoaringBitmap> having, MatchRequest request) {
        List<KnownProperty> properties = request.properties();
        List<KnownProperty> unmatched = new ArrayList<>();
        for (int index = 0; index < properties.size(); index++) {
            if (!having.get(index).contains(candidate.ordinal())
                    || !properties.get(index).parts().isEmpty()) {
                unmatched.add(properties.get(index));
            }
        }
        String comment = request.exact() ? null : comment(candidate, properties.size() - unmatched.size(), request);
        return new Match(system.coding(candidate.ordinal()), unmatched, comment);
    }

    private String comment(Candidate candidate, int matched, MatchRequest request) {
        int all = request.properties().size();
        StringBuilder comment = new StringBuilder(
                matched == all ? "Has every property given" : "Has " + matched + " of " + all + " properties given");
        if (system.isAbstract(candidate.ordinal())) {
            comment.append("; a heading, not to be selected");
        }
        if (system.isInactive(candidate.ordinal())) {
            comment.append("; inactive");
        }
        return comment.toString();
    }
}
