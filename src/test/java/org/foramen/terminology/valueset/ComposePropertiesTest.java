package org.foramen.terminology.valueset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.ValueSetDraft.set;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;

/** What holds of every compose, on two versions of {@link Body} and a code system that is not known. */
class ComposePropertiesTest {

    private static final String ONE = "https://example.org/ValueSet/one";
    private static final String TWO = "https://example.org/ValueSet/two";
    private static final List<String> CODES =
            List.of("body", "spine", "neck", "atlas", "back", "limb", "arm", "junction", "tail");
    private static final List<CodeSystemDefinition> SYSTEMS = List.of(
            Body.definition(Body.URL + "|2"),
            CodeSystemDraft.of(Body.URL + "|1")
                    .concept("spine")
                    .concept("tail", "spine")
                    .concept("arm")
                    .definition());

    /** A compose, and two that it may import. */
    record Drafted(ValueSetDraft valueSet, ValueSetDraft one, ValueSetDraft two) {
        Catalogue catalogue() {
            return new Catalogue(SYSTEMS, List.of(one.definition(), two.definition()), List.of());
        }

        CompiledValueSet compile() {
            return catalogue().compile(valueSet.definition());
        }
    }

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
        return Arbitraries.of(CODES);
    }

    @Provide
    Arbitrary<Drafted> drafts() {
        Arbitrary<ValueSetDraft> two = valueSets(TWO, List.of());
        Arbitrary<ValueSetDraft> one = valueSets(ONE, List.of(TWO));
        Arbitrary<ValueSetDraft> top = valueSets("https://example.org/ValueSet/top", List.of(ONE, TWO));
        return Combinators.combine(top, one, two).as(Drafted::new);
    }

    private Arbitrary<ValueSetDraft> valueSets(String url, List<String> importable) {
        Arbitrary<List<ConceptSet>> includes =
                sets(importable).list().ofMinSize(1).ofMaxSize(3);
        Arbitrary<List<ConceptSet>> excludes = sets(importable).list().ofMaxSize(1);
        return Combinators.combine(includes, excludes, Arbitraries.of(true, false))
                .as((in, out, inactive) -> {
                    ValueSetDraft draft = ValueSetDraft.of(url).inactive(inactive);
                    in.forEach(draft::include);
                    out.forEach(draft::exclude);
                    return draft;
                });
    }

    private Arbitrary<ConceptSet> sets(List<String> importable) {
        Arbitrary<List<String>> imports = importable.isEmpty()
                ? Arbitraries.just(List.of())
                : Arbitraries.of(importable).list().ofMaxSize(2);
        Arbitrary<String> known = Arbitraries.of(Body.URL, Body.URL + "|1", Body.URL + "|2");
        Arbitrary<String> any = Arbitraries.of(Body.URL, Body.URL + "|1", Body.FOREIGN, Body.FOREIGN + "|1");
        Arbitrary<List<ConceptReference>> concepts = codes().map(code -> new ConceptReference(code, null, List.of()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        Arbitrary<ConceptSet> whole =
                Combinators.combine(known, imports).as((system, also) -> set(system, List.of(), List.of(), also));
        Arbitrary<ConceptSet> listed = Combinators.combine(any, concepts, imports)
                .as((system, codes, also) -> set(system, codes, List.of(), also));
        Arbitrary<ConceptSet> filtered = Combinators.combine(
                        filters().list().ofMinSize(1).ofMaxSize(2), imports)
                .as((filters, also) -> set(Body.URL, List.of(), filters, also));
        if (importable.isEmpty()) {
            return Arbitraries.oneOf(whole, listed, filtered);
        }
        Arbitrary<ConceptSet> imported = Arbitraries.of(importable)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(also -> set(null, List.of(), List.of(), also));
        return Arbitraries.oneOf(whole, listed, filtered, imported);
    }

    /** Filters of every operator that the newer version of the code system understands. */
    private Arbitrary<Filter> filters() {
        Arbitrary<String> here = Arbitraries.of(CODES.subList(0, 8));
        return Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(
                                        "is-a",
                                        "descendent-of",
                                        "is-not-a",
                                        "generalizes",
                                        "child-of",
                                        "descendent-leaf",
                                        "=",
                                        "in",
                                        "not-in"),
                                here)
                        .as((operator, code) -> new Filter("concept", operator, code)),
                Combinators.combine(
                                Arbitraries.of("parent", "child"), Arbitraries.of("=", "in", "not-in", "regex"), here)
                        .as(Filter::new),
                Combinators.combine(
                                Arbitraries.of("side", "display", "parent", "child", "region"),
                                Arbitraries.of("true", "false"))
                        .as((property, value) -> new Filter(property, "exists", value)),
                Combinators.combine(
                                Arbitraries.of("code", "display", "side"), Arbitraries.of(".*[ae].*", "left", "[^a]+"))
                        .as((property, pattern) -> new Filter(property, "regex", pattern)),
                Arbitraries.of("=", "in", "not-in").map(operator -> new Filter("side", operator, "left")));
    }
}
