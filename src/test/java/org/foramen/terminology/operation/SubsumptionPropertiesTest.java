package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.operation.SubsumesAnswer.EQUIVALENT;
import static org.foramen.terminology.operation.SubsumesAnswer.NOT_SUBSUMED;
import static org.foramen.terminology.operation.SubsumesAnswer.SUBSUMED_BY;
import static org.foramen.terminology.operation.SubsumesAnswer.SUBSUMES;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.DraftedHierarchies;
import org.foramen.terminology.codesystem.DraftedHierarchies.Drafted;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.plan.Filter;

/** {@code $subsumes} is a partial order, and the filters on the hierarchy select by it. */
class SubsumptionPropertiesTest {

    private static final Canonical SYSTEM = Canonical.parse(DraftedHierarchies.URL);

    /** A code system and the engine that knows it. */
    private record Asked(Catalogue catalogue, Terminology terminology, List<String> codes) {

        static Asked of(Drafted drafted) {
            Catalogue catalogue = new Catalogue(List.of(drafted.definition()), List.of(), List.of());
            List<String> codes = drafted.definition().concepts().stream()
                    .map(ConceptDefinition::code)
                    .toList();
            return new Asked(catalogue, new Terminology(catalogue, Limits.DEFAULT), codes);
        }

        SubsumesAnswer subsumes(String a, String b) {
            return terminology.subsumes(new SubsumesRequest(SYSTEM, a, b));
        }

        boolean isOrIsAbove(String a, String b) {
            SubsumesAnswer answer = subsumes(a, b);
            assertThat(terminology.subsumes(SYSTEM.url(), a, b)).isEqualTo(answer == EQUIVALENT || answer == SUBSUMES);
            return answer == EQUIVALENT || answer == SUBSUMES;
        }

        Set<String> filtered(String operator, String code) {
            ValueSetDraft draft = ValueSetDraft.unnamed()
                    .include(ValueSetDraft.filtered(SYSTEM.url(), new Filter("concept", operator, code)));
            return catalogue.compile(draft.definition()).page(0, Integer.MAX_VALUE).stream()
                    .map(member -> member.coding().code())
                    .collect(Collectors.toSet());
        }
    }

    @Property(tries = 300)
    void subsumptionIsAPartialOrder(@ForAll("hierarchies") Drafted drafted) {
        Asked asked = Asked.of(drafted);
        for (String a : asked.codes()) {
            assertThat(asked.subsumes(a, a)).isEqualTo(EQUIVALENT);
            for (String b : asked.codes()) {
                SubsumesAnswer back =
                        switch (asked.subsumes(a, b)) {
                            case EQUIVALENT -> EQUIVALENT;
                            case SUBSUMES -> SUBSUMED_BY;
                            case SUBSUMED_BY -> SUBSUMES;
                            case NOT_SUBSUMED -> NOT_SUBSUMED;
                        };
                assertThat(asked.subsumes(b, a)).isEqualTo(back);
                assertThat(asked.subsumes(a, b) == EQUIVALENT).isEqualTo(a.equals(b));
                for (String c : asked.codes()) {
                    boolean chained = asked.isOrIsAbove(a, b) && asked.isOrIsAbove(b, c);
                    assertThat(!chained || asked.isOrIsAbove(a, c)).isTrue();
                }
            }
        }
    }

    @Property(tries = 300)
    void hierarchyFiltersSelectBySubsumption(@ForAll("hierarchies") Drafted drafted) {
        Asked asked = Asked.of(drafted);
        for (String a : asked.codes()) {
            Set<String> isA = asked.filtered("is-a", a);
            Set<String> descendants = asked.filtered("descendent-of", a);
            Set<String> others = asked.filtered("is-not-a", a);
            Set<String> generalizing = asked.filtered("generalizes", a);
            Set<String> leaves = asked.filtered("descendent-leaf", a);
            for (String b : asked.codes()) {
                SubsumesAnswer answer = asked.subsumes(a, b);
                boolean below = answer == SUBSUMES;
                assertThat(isA.contains(b)).isEqualTo(below || answer == EQUIVALENT);
                assertThat(descendants.contains(b)).isEqualTo(below);
                assertThat(others.contains(b)).isNotEqualTo(isA.contains(b));
                assertThat(generalizing.contains(b)).isEqualTo(answer == SUBSUMED_BY || answer == EQUIVALENT);
                boolean leaf = asked.codes().stream().noneMatch(c -> asked.subsumes(b, c) == SUBSUMES);
                assertThat(leaves.contains(b)).isEqualTo(below && leaf);
            }
        }
    }

    @Provide
    Arbitrary<Drafted> hierarchies() {
        return DraftedHierarchies.hierarchies(3);
    }
}
