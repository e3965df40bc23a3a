package org.foramen.terminology.conceptmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Element;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Group;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Product;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Target;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Unmapped;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://hl7.org/fhir/R4/conceptmap.html */
class CompiledConceptMapTest {

    private static final String FROM = "https://example.org/CodeSystem/from";
    private static final String TO = "https://example.org/CodeSystem/to";

    @Test
    void allTargetsOfACodeAreToldInTheirOrder() {
        Product product = new Product("side", Coding.of(TO, "left"));
        CompiledConceptMap map = map(
                null,
                new Element(
                        "a",
                        "A",
                        List.of(
                                new Target("x", "X", "equivalent", "checked", List.of(product)),
                                new Target("y", null, "narrower", null, List.of()))));
        List<Translation> found = map.translate(Coding.of(FROM, "a"));
        assertThat(found).extracting(Translation::concept).containsExactly(target("x", "X"), target("y", null));
        assertThat(found.get(0).comment()).isEqualTo("checked");
        assertThat(found.get(0).products()).containsExactly(product);
        assertThat(found.get(0).map()).isEqualTo(map.definition().canonical());
    }

    @Test
    void anotherSystemOrNoneIsNotTranslated() {
        CompiledConceptMap map = map(null, element("a", "x", "equal"));
        assertThat(map.translate(Coding.of(TO, "a"))).isEmpty();
        assertThat(map.translate(Coding.of(null, "a"))).isEmpty();
        assertThat(map.reverse(Coding.of(null, "x"))).isEmpty();
        assertThat(map.covers(FROM, false)).isTrue();
        assertThat(map.covers(FROM, true)).isFalse();
        assertThat(map.covers(TO, true)).isTrue();
    }

    @Test
    void inReverseAllSourcesAreTold() {
        CompiledConceptMap map =
                map(null, element("a", "x", "equal"), element("b", "x", "wider"), element("c", "y", "equal"));
        assertThat(map.reverse(Coding.of(TO, "x")))
                .extracting(Translation::concept)
                .containsExactly(new Coding(FROM, "1", "a", "Source a"), new Coding(FROM, "1", "b", "Source b"));
    }

    /** https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html */
    @ParameterizedTest
    @CsvSource({
        "wider, narrower",
        "narrower, wider",
        "subsumes, specializes",
        "specializes, subsumes",
        "equal, equal",
        "equivalent, equivalent",
        "relatedto, relatedto",
        "inexact, inexact",
        "disjoint, disjoint"
    })
    void inReverseTheEquivalenceIsReadFromTheOtherSide(String forward, String backward) {
        CompiledConceptMap map = map(null, element("a", "x", forward));
        assertThat(map.translate(Coding.of(FROM, "a")))
                .extracting(Translation::equivalence)
                .containsExactly(forward);
        assertThat(map.reverse(Coding.of(TO, "x")))
                .extracting(Translation::equivalence)
                .containsExactly(backward);
    }

    @Test
    void unmatchedAndDisjointAreToldButAreNoMatch() {
        CompiledConceptMap map = map(
                new Unmapped.Provided(),
                new Element("a", null, List.of(new Target(null, null, "unmatched", null, List.of()))),
                element("b", "x", "disjoint"));
        assertThat(map.translate(Coding.of(FROM, "a"))).singleElement().satisfies(translation -> {
            assertThat(translation.concept()).isNull();
            assertThat(translation.isMatch()).isFalse();
        });
        assertThat(map.translate(Coding.of(FROM, "b"))).noneMatch(Translation::isMatch);
    }

    @Test
    void aCodeWithoutElementIsTreatedAsTheGroupSays() {
        Coding other = Coding.of(FROM, "z", "Zed");
        assertThat(map(null, element("a", "x", "equal")).translate(other)).isEmpty();
        assertThat(map(new Unmapped.Provided()).translate(other))
                .singleElement()
                .satisfies(translation -> assertThat(translation.concept()).isEqualTo(target("z", "Zed")));
        assertThat(map(new Unmapped.Fixed("other", "Other")).translate(other))
                .singleElement()
                .satisfies(translation -> assertThat(translation.concept()).isEqualTo(target("other", "Other")));
        assertThat(map(new Unmapped.Provided()).translate(Coding.of(TO, "z"))).isEmpty();
    }

    private static Coding target(String code, @Nullable String display) {
        return new Coding(TO, "2", code, display);
    }

    private static Element element(String code, String target, String equivalence) {
        return new Element(code, "Source " + code, List.of(new Target(target, null, equivalence, null, List.of())));
    }

    private static CompiledConceptMap map(@Nullable Unmapped unmapped, Element... elements) {
        return CompiledConceptMap.of(new ConceptMapDefinition(
                Canonical.parse("https://example.org/ConceptMap/m|3"),
                null,
                null,
                List.of(new Group(FROM, "1", TO, "2", List.of(elements), unmapped))));
    }
}
