package org.foramen.terminology.valueset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.valueset.Body.filter;

import java.util.Arrays;
import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.plan.FilterOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The operators of https://hl7.org/fhir/R4/valueset-filter-operator.html, on the code system of {@link Body}. */
class FilterTest {

    /** "The specified property of the code equals the provided value." */
    @Test
    void equal() {
        assertThat(filter(new Filter("side", "=", "left"))).containsExactly("arm", "junction");
        assertThat(filter(new Filter("side", "=", "LEFT"))).isEmpty();
        assertThat(filter(new Filter("count", "=", "7"))).containsExactly("neck");
        assertThat(filter(new Filter("region", "=", "cervical"))).containsExactly("neck", "atlas");
        assertThat(filter(new Filter("region", "=", "https://example.org/regions|cervical")))
                .containsExactly("neck", "atlas");
        assertThat(filter(new Filter("code", "=", "arm"))).containsExactly("arm");
        assertThat(filter(new Filter("concept", "=", "nose"))).isEmpty();
        assertThat(filter(new Filter("display", "=", "The neck"))).containsExactly("neck");
        assertThat(filter(new Filter("colour", "=", "red"))).isEmpty();
    }

    /** Parent and child are properties of every code system (https://hl7.org/fhir/R4/codesystem-concept-properties.html). */
    @Test
    void equalOnTheHierarchy() {
        assertThat(filter(new Filter("parent", "=", "neck"))).containsExactly("atlas", "junction");
        assertThat(filter(new Filter("child", "=", "junction"))).containsExactly("neck", "arm");
        assertThat(filter(new Filter("parent", "=", "atlas"))).isEmpty();
    }

    /** A code system may declare FHIR's property under a code of its own; the uri says which it is. */
    @Test
    void theParentUnderAnotherName() {
        assertThat(filter(new Filter("broader", "=", "neck"))).containsExactly("atlas", "junction");
        assertThat(filter(new Filter("broader", "regex", "n.*"))).containsExactly("atlas", "junction");
        assertThat(filter(new Filter("broader", "exists", "false"))).containsExactly("body");
    }

    /** "Includes all concept ids that have a transitive is-a relationship with the concept Id provided as the value,
     * including the provided concept itself." */
    @Test
    void isA() {
        assertThat(filter(new Filter("concept", "is-a", "neck"))).containsExactly("neck", "atlas", "junction");
        assertThat(filter(new Filter("code", "is-a", "limb"))).containsExactly("limb", "arm", "junction");
    }

    /** "... excluding the provided concept itself." */
    @Test
    void descendentOf() {
        assertThat(filter(new Filter("concept", "descendent-of", "neck"))).containsExactly("atlas", "junction");
        assertThat(filter(new Filter("concept", "descendent-of", "atlas"))).isEmpty();
    }

    /** "Only concepts with a direct hierarchical relationship to the index code and no other concepts." */
    @Test
    void childOf() {
        assertThat(filter(new Filter("concept", "child-of", "spine"))).containsExactly("neck", "back");
        assertThat(filter(new Filter("concept", "child-of", "atlas"))).isEmpty();
    }

    /** "... only those codes of which no other code is a descendent." */
    @Test
    void descendentLeaf() {
        assertThat(filter(new Filter("concept", "descendent-leaf", "spine")))
                .containsExactly("atlas", "back", "junction");
    }

    /** "The specified property of the code does not have an is-a relationship with the provided value." */
    @Test
    void isNotA() {
        assertThat(filter(new Filter("concept", "is-not-a", "spine"))).containsExactly("body", "limb", "arm");
    }

    /** "The specified property of the code matches the regex specified in the provided value", and as a whole. */
    @Test
    void regex() {
        assertThat(filter(new Filter("code", "regex", "[ab].*"))).containsExactly("body", "atlas", "back", "arm");
        assertThat(filter(new Filter("code", "regex", "tla"))).isEmpty();
        assertThat(filter(new Filter("display", "regex", ".*(atlas|junction)"))).containsExactly("atlas", "junction");
        assertThat(filter(new Filter("side", "regex", "r.*"))).containsExactly("arm");
        assertThat(filter(new Filter("parent", "regex", "(neck|limb)"))).containsExactly("atlas", "arm", "junction");
        assertThat(filter(new Filter("child", "regex", "junction"))).containsExactly("neck", "arm");
    }

    /** "The specified property of the code is in the set of codes or concepts specified in the provided value". */
    @Test
    void in() {
        assertThat(filter(new Filter("concept", "in", "atlas, arm,nose"))).containsExactly("atlas", "arm");
        assertThat(filter(new Filter("count", "in", "7,12"))).containsExactly("neck", "back");
        assertThat(filter(new Filter("parent", "in", "spine,limb"))).containsExactly("neck", "back", "arm");
    }

    /** "The specified property of the code is not in the set of codes or concepts specified in the provided value". */
    @Test
    void notIn() {
        assertThat(filter(new Filter("concept", "not-in", "body,spine,neck,atlas,limb")))
                .containsExactly("back", "arm", "junction");
        assertThat(filter(new Filter("side", "not-in", "right")))
                .containsExactly("body", "spine", "neck", "atlas", "back", "limb", "junction");
    }

    /** "Includes all concept ids that have a transitive is-a relationship from the concept Id provided as the value,
     * including the provided concept itself (i.e. include ancestors)." */
    @Test
    void generalizes() {
        assertThat(filter(new Filter("concept", "generalizes", "junction")))
                .containsExactly("body", "spine", "neck", "limb", "arm", "junction");
    }

    /** "The specified property of the code has at least one value (if the specified value is true ... false ... )". */
    @Test
    void exists() {
        assertThat(filter(new Filter("side", "exists", "true"))).containsExactly("arm", "junction");
        assertThat(filter(new Filter("count", "exists", "false")))
                .containsExactly("body", "spine", "limb", "arm", "junction");
        assertThat(filter(new Filter("child", "exists", "false"))).containsExactly("atlas", "back", "junction");
        assertThat(filter(new Filter("parent", "exists", "false"))).containsExactly("body");
        assertThat(filter(new Filter("display", "exists", "false"))).containsExactly("arm");
        assertThat(filter(new Filter("concept", "exists", "true"))).hasSize(8);
        assertThat(filter(new Filter("colour", "exists", "true"))).isEmpty();
    }

    /** "If multiple filters are specified, they all must apply"
     * (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include.filter). */
    @Test
    void severalFiltersIntersect() {
        assertThat(filter(
                        new Filter("concept", "is-a", "neck"),
                        new Filter("side", "=", "left"),
                        new Filter("concept", "is-a", "limb")))
                .containsExactly("junction");
    }

    @Test
    void whatIsNotUnderstoodIsRefusedByItsElement() {
        assertRefused(new Filter("concept", "resembles", "neck"), "op");
        assertRefused(new Filter("smell", "=", "x"), "property");
        assertRefused(new Filter("smell", "exists", "true"), "property");
        assertRefused(new Filter("side", "is-a", "neck"), "property");
        assertRefused(new Filter("concept", "is-a", "nose"), "value");
        assertRefused(new Filter("parent", "=", "nose"), "value");
        assertRefused(new Filter("side", "exists", "perhaps"), "value");
        assertRefused(new Filter("code", "regex", "(a"), "value");
    }

    @Test
    void aRefusalTellsWhetherAnIncludeOrAnExcludeIsAtFault() {
        Refusal refusal = Body.refusal(ValueSetDraft.unnamed()
                .include(ValueSetDraft.all(Body.URL))
                .exclude(ValueSetDraft.filtered(Body.URL, new Filter("smell", "=", "x"))));
        assertThat(refusal.problem().expression()).isEqualTo("ValueSet.compose.exclude[0].filter[0].property");
    }

    @Test
    @Timeout(10)
    void aHostileExpressionIsAnsweredOrRefusedInBoundedTime() {
        String text = "a".repeat(50_000) + "b";
        Catalogue catalogue =
                new Catalogue(List.of(CodeSystemDraft.of(Body.URL).concept(text).definition()), List.of(), List.of());
        ValueSetDraft draft = ValueSetDraft.unnamed()
                .include(ValueSetDraft.filtered(Body.URL, new Filter("code", "regex", "(a+)+$")));
        assertThat(Body.codes(catalogue.compile(draft.definition()))).isEmpty();
        assertRefused(new Filter("code", "regex", "a".repeat(10_000)), "value");
        assertRefused(new Filter("code", "regex", "((a{1000}){1000}){1000}"), "value");
    }

    private static void assertRefused(Filter filter, String element) {
        Refusal refusal = Body.refusal(ValueSetDraft.unnamed().include(ValueSetDraft.filtered(Body.URL, filter)));
        assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
        assertThat(refusal.problem().expression()).isEqualTo("ValueSet.compose.include[0].filter[0]." + element);
        assertThat(refusal.problem().message().toString())
                .contains(filter.property(), filter.operator(), Body.URL)
                .hasSizeLessThan(1_000);
    }

    @Test
    void everyOperatorIsKnownByItsCode() {
        assertThat(Arrays.stream(FilterOperator.values()))
                .allSatisfy(operator ->
                        assertThat(FilterOperator.of(operator.code())).isEqualTo(operator));
        assertThat(FilterOperator.of("IS-A")).isNull();
    }
}
