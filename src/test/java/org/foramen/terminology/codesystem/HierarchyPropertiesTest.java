package org.foramen.terminology.codesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.foramen.terminology.codesystem.DraftedHierarchies.Drafted;

/** What holds of every hierarchy, checked against the parents as they were drafted. */
class HierarchyPropertiesTest {

    @Property
    void subsumptionIsWhatTheParentsSay(@ForAll("trees") Drafted tree, @ForAll("graphs") Drafted graph) {
        check(tree);
        check(graph);
    }

    private static void check(Drafted drafted) {
        CompiledCodeSystem system = drafted.compile();
        Hierarchy hierarchy = system.hierarchy();
        for (int top = 0; top < system.size(); top++) {
            int ancestor = system.ordinalOf("c" + top);
            for (int number = 0; number < system.size(); number++) {
                int ordinal = system.ordinalOf("c" + number);
                boolean below = drafted.isBelow(number, top);
                assertThat(hierarchy.isAncestor(ancestor, ordinal)).isEqualTo(below);
                assertThat(hierarchy.descendants(ancestor).contains(ordinal)).isEqualTo(below);
                assertThat(hierarchy.ancestors(ordinal).contains(ancestor)).isEqualTo(below);
            }
        }
    }

    @Property
    void subsumptionIsAPartialOrder(@ForAll("graphs") Drafted graph) {
        CompiledCodeSystem system = graph.compile();
        for (int a = 0; a < system.size(); a++) {
            assertThat(subsumes(system, a, a)).isTrue();
            for (int b = 0; b < system.size(); b++) {
                assertThat(subsumes(system, a, b) && subsumes(system, b, a)).isEqualTo(a == b);
                for (int c = 0; c < system.size(); c++) {
                    assertThat(!subsumes(system, a, b) || !subsumes(system, b, c) || subsumes(system, a, c))
                            .isTrue();
                }
            }
        }
    }

    @Property
    void ordinalsAreAPreorder(@ForAll("graphs") Drafted graph) {
        CompiledCodeSystem system = graph.compile();
        for (int ordinal = 0; ordinal < system.size(); ordinal++) {
            int[] parents = system.hierarchy().parents(ordinal);
            assertThat(parents.length == 0 || parents[0] < ordinal).isTrue();
            assertThat(system.hierarchy().children(ordinal)).isSorted();
        }
    }

    private static boolean subsumes(CompiledCodeSystem system, int ancestor, int ordinal) {
        return ancestor == ordinal || system.hierarchy().isAncestor(ancestor, ordinal);
    }

    @Property
    void theIndexFindsEveryCodeAndNothingElse(
            @ForAll Set<String> codes, @ForAll Set<String> others, @ForAll boolean caseSensitive) {
        Set<String> folded = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (String code : codes) {
            if (folded.add(CodeIndex.fold(code, caseSensitive))) {
                distinct.add(code);
            }
        }
        CodeIndex index = new CodeIndex(distinct.toArray(String[]::new), caseSensitive);
        for (int ordinal = 0; ordinal < distinct.size(); ordinal++) {
            assertThat(index.find(distinct.get(ordinal))).isEqualTo(ordinal);
        }
        others.stream()
                .filter(other -> !folded.contains(CodeIndex.fold(other, caseSensitive)))
                .forEach(other -> assertThat(index.find(other)).isNegative());
    }

    @Provide
    Arbitrary<Drafted> trees() {
        return DraftedHierarchies.hierarchies(1);
    }

    @Provide
    Arbitrary<Drafted> graphs() {
        return DraftedHierarchies.hierarchies(3);
    }
}
