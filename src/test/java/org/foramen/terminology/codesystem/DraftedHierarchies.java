package org.foramen.terminology.codesystem;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.foramen.terminology.CodeSystemDraft;

/** Hierarchies at random. */
public final class DraftedHierarchies {

    public static final String URL = "https://example.org/CodeSystem/random";

    private DraftedHierarchies() {}

    /** Of each concept its parents, all of them smaller numbers: so every draft is without ring. */
    public record Drafted(List<List<Integer>> parents) {

        CompiledCodeSystem compile() {
            return CompiledCodeSystem.of(definition());
        }

        /** Concepts c0, c1 and so on. */
        public CodeSystemDefinition definition() {
            CodeSystemDraft draft = CodeSystemDraft.of(URL);
            for (int number = 0; number < parents.size(); number++) {
                draft.concept(
                        "c" + number,
                        parents.get(number).stream().map(parent -> "c" + parent).toArray(String[]::new));
            }
            return draft.definition();
        }

        public boolean isBelow(int number, int top) {
            return parents.get(number).stream().anyMatch(parent -> parent == top || isBelow(parent, top));
        }
    }

    /** Up to 12 concepts, each with up to so many of the earlier ones as parents. */
    public static Arbitrary<Drafted> hierarchies(int maxParents) {
        return Arbitraries.integers()
                .between(0, 11)
                .list()
                .ofMaxSize(maxParents)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(drawn -> {
                    List<List<Integer>> parents = new ArrayList<>();
                    for (List<Integer> each : drawn) {
                        int own = parents.size();
                        parents.add(
                                own == 0
                                        ? List.of()
                                        : each.stream()
                                                .map(parent -> parent % own)
                                                .distinct()
                                                .toList());
                    }
                    return new Drafted(parents);
                });
    }
}
