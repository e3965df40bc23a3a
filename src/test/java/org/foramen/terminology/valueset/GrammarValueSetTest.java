package org.foramen.terminology.valueset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.filtered;
import static org.foramen.terminology.ValueSetDraft.imports;
import static org.foramen.terminology.ValueSetDraft.set;

import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.foramen.terminology.plan.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Value sets that draw from {@link Words}, which have no end. */
class GrammarValueSetTest {

    private static final String LISTED = "https://example.org/ValueSet/listed";

    private static CompiledValueSet compile(ValueSetDraft draft, ValueSetDraft... published) {
        return Words.catalogue(true, published).compile(draft.definition());
    }

    private static CompiledValueSet compile(ConceptSet include) {
        return compile(ValueSetDraft.unnamed().include(include));
    }

    private static boolean has(CompiledValueSet valueSet, String code) {
        return valueSet.find(Words.URL, null, code) != null;
    }

    @Test
    void everyCodeOfTheGrammarIsAMemberAndSomeAreListed() {
        CompiledValueSet whole = compile(all(Words.URL));

        assertThat(has(whole, "cabcab")).isTrue();
        assertThat(has(whole, "abd")).isFalse();
        assertThat(Body.codes(whole)).containsExactly("a", "ab", "abc", "b");
        assertThat(whole.isEndless()).isTrue();
        assertThat(whole.grammars()).extracting(GrammarCodeSystem::url).containsExactly(Words.URL);
    }

    @Test
    void aMemberHasItsDisplayAndVersion() {
        Member member = Objects.requireNonNull(compile(all(Words.URL)).find(Words.URL, "1", "cc"));

        assertThat(member.coding().display()).isEqualTo("Word cc");
        assertThat(member.coding().version()).isEqualTo("1");
        assertThat(compile(all(Words.URL)).find(Words.URL, "2", "cc")).isNull();
    }

    @Test
    void filtersLookAtTheConceptThatACodeSays() {
        CompiledValueSet twoLetters = compile(filtered(Words.URL, new Filter("length", "=", "2")));

        assertThat(has(twoLetters, "cb")).isTrue();
        assertThat(has(twoLetters, "cbc")).isFalse();
        assertThat(Body.codes(twoLetters)).containsExactly("ab");
        assertThat(twoLetters.isEndless()).isFalse();
        assertThat(twoLetters.grammars()).hasSize(1);
    }

    @Test
    void everyOperatorThatNeedsNoHierarchyWorks() {
        assertThat(has(compile(filtered(Words.URL, new Filter("second", "exists", "false"))), "c"))
                .isTrue();
        assertThat(has(compile(filtered(Words.URL, new Filter("second", "exists", "false"))), "cc"))
                .isFalse();
        assertThat(has(compile(filtered(Words.URL, new Filter("code", "regex", "c+"))), "ccc"))
                .isTrue();
        assertThat(has(compile(filtered(Words.URL, new Filter("first", "in", "a,b"))), "ccc"))
                .isFalse();
        assertThat(has(compile(filtered(Words.URL, new Filter("first", "not-in", "a,b"))), "ccc"))
                .isTrue();
        assertThat(has(compile(filtered(Words.URL, new Filter("display", "=", "Word ca"))), "ca"))
                .isFalse();
    }

    /** The words write their values in lower case; so a filter's value is read. */
    @Test
    void aFiltersValueIsReadAsTheGrammarWritesIt() {
        assertThat(has(compile(filtered(Words.URL, new Filter("first", "=", "A"))), "abc"))
                .isTrue();
        assertThat(has(compile(filtered(Words.URL, new Filter("first", "in", "A, B"))), "bb"))
                .isTrue();
    }

    @Test
    void whatIsNotUnderstoodIsRefusedBeforeAnyCodeIsAskedFor() {
        assertThatThrownBy(() -> compile(filtered(Words.URL, new Filter("colour", "=", "a"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> compile(filtered(Words.URL, new Filter("length", "resembles", "1"))))
                .isInstanceOf(Refusal.class);
    }

    /** A code that exists must not be told to be none: it is the hierarchy that there is not. */
    @ParameterizedTest
    @CsvSource({
        "concept, is-a, op",
        "concept, is-not-a, op",
        "concept, descendent-of, op",
        "concept, generalizes, op",
        "concept, child-of, op",
        "concept, descendent-leaf, op",
        "parent, =, property",
        "child, exists, property"
    })
    void aFilterOnTheHierarchySaysThatThereIsNone(String property, String operator, String element) {
        assertThatThrownBy(() -> compile(filtered(Words.URL, new Filter(property, operator, "a"))))
                .hasMessageContaining("has no hierarchy")
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
                    assertThat(refusal.problem().expression())
                            .isEqualTo("ValueSet.compose.include[0].filter[0]." + element);
                });
    }

    @Test
    void codesByNameAreAListWithAnEnd() {
        CompiledValueSet listed = compile(codes(Words.URL, "cc", "xx", "a"));

        assertThat(Body.codes(listed)).containsExactly("cc", "a");
        assertThat(has(listed, "b")).isFalse();
        assertThat(listed.isEndless()).isFalse();
        assertThat(listed.grammars()).isEmpty();
    }

    /** An intersection with a list is a list, also of codes that stand for nothing. */
    @Test
    void anIntersectionWithAListHasAnEnd() {
        CompiledValueSet both = compile(
                ValueSetDraft.unnamed()
                        .include(set(Words.URL, List.of(), List.of(new Filter("first", "=", "c")), List.of(LISTED))),
                ValueSetDraft.of(LISTED).include(codes(Words.URL, "ccc", "ab", "ca")));

        assertThat(Body.codes(both)).containsExactlyInAnyOrder("ccc", "ca");
        assertThat(has(both, "cb")).isFalse();
        assertThat(both.grammars()).isEmpty();
    }

    @Test
    void excludesAreTakenAway() {
        CompiledValueSet rest = compile(ValueSetDraft.unnamed()
                .include(all(Words.URL))
                .exclude(filtered(Words.URL, new Filter("first", "=", "a")))
                .exclude(codes(Words.URL, "cc")));

        assertThat(has(rest, "abc")).isFalse();
        assertThat(has(rest, "cc")).isFalse();
        assertThat(has(rest, "ccc")).isTrue();
        assertThat(Body.codes(rest)).containsExactly("b");
    }

    @Test
    void theWholeGrammarTakesAListAway() {
        CompiledValueSet nothing = compile(ValueSetDraft.unnamed()
                .include(codes(Words.URL, "a", "cc"))
                .exclude(filtered(Words.URL, new Filter("length", "=", "2"))));

        assertThat(Body.codes(nothing)).containsExactly("a");
    }

    @Test
    void aCodeThatIsListedAndOfTheWholeIsShownOnce() {
        CompiledValueSet both = compile(
                ValueSetDraft.unnamed().include(codes(Words.URL, "b", "cc")).include(all(Words.URL)));

        assertThat(Body.codes(both)).containsExactly("b", "cc", "a", "ab", "abc");
    }

    @Test
    void importsAreAsEndlessAsWhatTheyImport() {
        CompiledValueSet imported = compile(
                ValueSetDraft.unnamed().include(imports(LISTED)),
                ValueSetDraft.of(LISTED).include(filtered(Words.URL, new Filter("first", "=", "a"))));

        assertThat(has(imported, "acc")).isTrue();
        assertThat(has(imported, "cc")).isFalse();
        assertThat(Body.codes(imported)).containsExactly("a", "ab", "abc");
    }

    @Test
    void aGrammarForWhichNothingStandsCanBeAskedButNotListed() {
        CompiledValueSet whole = Words.catalogue(false)
                .compile(ValueSetDraft.unnamed().include(all(Words.URL)).definition());

        assertThat(has(whole, "cab")).isTrue();
        assertThatThrownBy(whole::size).isInstanceOf(Refusal.class).hasMessageContaining("cannot be enumerated");
    }

    @Property
    void whatIsListedIsAMember(@ForAll("filters") Filter filter, @ForAll("filters") Filter excluded) {
        CompiledValueSet valueSet = compile(
                ValueSetDraft.unnamed().include(filtered(Words.URL, filter)).exclude(filtered(Words.URL, excluded)));
        List<String> listed = Body.codes(valueSet);
        for (String code : List.of("a", "ab", "abc", "b")) {
            assertThat(has(valueSet, code)).isEqualTo(listed.contains(code));
        }
    }

    @Provide
    Arbitrary<Filter> filters() {
        return Arbitraries.of(
                new Filter("length", "=", "1"),
                new Filter("length", "not-in", "2,3"),
                new Filter("first", "=", "a"),
                new Filter("first", "in", "b,c"),
                new Filter("second", "exists", "true"),
                new Filter("code", "regex", "a.*"),
                new Filter("display", "regex", ".* b"));
    }
}
