package org.foramen.terminology.valueset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.valueset.DraftedValueSets.CODES;
import static org.foramen.terminology.valueset.DraftedValueSets.SYSTEMS;
import static org.foramen.terminology.valueset.DraftedValueSets.TWO;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.DraftedValueSets.Drafted;

/** What holds of every compose, on two versions of {@link Body} and a code system that is not known. */
class ComposePropertiesTest {

    @Property(edgeCases = EdgeCasesMode.NONE)
    void membershipAgreesWithExpansion(@ForAll("drafts") Drafted drafted) {
        CompiledValueSet valueSet = drafted.compile();
        Set<Coding> expanded = new HashSet<>();
        for (Member member : valueSet.page(0, Integer.MAX_VALUE)) {
            Coding coding = member.coding();
            assertThat(expanded.add(coding)).as("%s once", coding).isTrue();
        }
        for (String system : List.of(Body.URL, Body.FOREIGN)) {
            for (String code : CODES) {
                boolean listed = false;
                for (String version : List.of("1", "2")) {
                    Member member = valueSet.find(system, version, code);
                    boolean there = expanded.stream()
                            .anyMatch(each -> system.equals(each.system())
                                    && code.equals(each.code())
                                    && (each.version() == null || version.equals(each.version())));
                    assertThat(member != null)
                            .as("%s|%s#%s", system, version, code)
                            .isEqualTo(there);
                    assertThat(member == null || expanded.contains(member.coding()))
                            .isTrue();
                    listed |= there;
                }
                assertThat(valueSet.find(system, null, code) != null).isEqualTo(listed);
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void pagesMakeUpTheWhole(@ForAll("drafts") Drafted drafted, @ForAll @IntRange(min = 1, max = 5) int count) {
        CompiledValueSet valueSet = drafted.compile();
        List<Coding> whole = codings(valueSet.page(0, Integer.MAX_VALUE));
        List<Coding> paged = new ArrayList<>();
        for (int offset = 0; offset < whole.size(); offset += count) {
            List<Member> page = valueSet.page(offset, count);
            assertThat(page).hasSizeLessThanOrEqualTo(count);
            paged.addAll(codings(page));
        }
        assertThat(paged).isEqualTo(whole).hasSize(valueSet.size());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void anExcludedValueSetLeavesNothingOfItself(@ForAll("drafts") Drafted drafted) {
        CompiledValueSet rest = drafted.catalogue()
                .compile(ValueSetDraft.unnamed()
                        .include(ValueSetDraft.all(Body.URL))
                        .include(ValueSetDraft.imports(TWO))
                        .exclude(ValueSetDraft.imports(TWO))
                        .definition());
        CompiledValueSet two = drafted.catalogue().compile(drafted.two().definition());
        assertThat(codings(rest.page(0, Integer.MAX_VALUE)))
                .noneMatch(coding -> two.find(systemOf(coding), null, coding.code()) != null);
    }

    @Property
    void isADescendentOfAndIsNotAAgreeWithTheHierarchy(@ForAll("codes") String top) {
        CompiledCodeSystem system = CompiledCodeSystem.of(SYSTEMS.get(0));
        int ordinal = system.ordinalOf(top);
        if (ordinal < 0) {
            return;
        }
        List<String> below =
                system.codes(system.hierarchy().descendants(ordinal).toArray());
        List<String> isA = Body.filter(new Filter("concept", "is-a", top));
        assertThat(Body.filter(new Filter("concept", "child-of", top)))
                .isEqualTo(Body.filter(new Filter("parent", "=", top)));
        assertThat(Body.filter(new Filter("concept", "descendent-leaf", top)))
                .isEqualTo(Body.filter(
                        new Filter("concept", "descendent-of", top), new Filter("child", "exists", "false")));
        assertThat(Body.filter(new Filter("concept", "descendent-of", top))).isEqualTo(below);
        assertThat(isA).containsAll(below).contains(top).hasSize(below.size() + 1);
        assertThat(Body.filter(new Filter("concept", "is-not-a", top)))
                .doesNotContainAnyElementsOf(isA)
                .hasSize(system.size() - isA.size());
        assertThat(Body.filter(new Filter("concept", "generalizes", top)))
                .allMatch(code -> code.equals(top) || system.hierarchy().isAncestor(system.ordinalOf(code), ordinal));
    }

    private static List<Coding> codings(List<Member> members) {
        return members.stream().map(Member::coding).toList();
    }

    private static String systemOf(Coding coding) {
        String system = coding.system();
        return system == null ? "" : system;
    }

    @Provide
    Arbitrary<String> codes() {
        return DraftedValueSets.codes();
    }

    @Provide
    Arbitrary<Drafted> drafts() {
        return DraftedValueSets.drafts();
    }
}
