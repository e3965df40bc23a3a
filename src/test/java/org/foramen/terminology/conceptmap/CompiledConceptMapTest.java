package org.foramen.terminology.conceptmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.terminology.conceptmap.Equivalence.DISJOINT;
import static org.foramen.terminology.conceptmap.Equivalence.EQUAL;
import static org.foramen.terminology.conceptmap.Equivalence.EQUIVALENT;
import static org.foramen.terminology.conceptmap.Equivalence.INEXACT;
import static org.foramen.terminology.conceptmap.Equivalence.NARROWER;
import static org.foramen.terminology.conceptmap.Equivalence.UNMATCHED;
import static org.foramen.terminology.conceptmap.Equivalence.WIDER;

import java.util.Arrays;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Element;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Group;
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
    private static final String ELSEWHERE = "https://example.org/CodeSystem/elsewhere";
    private static final String MAPS = "https://example.org/ConceptMap/";

    @Test
    void allTargetsOfACodeAreToldInTheirOrder() {
        OtherElement product = new OtherElement("side", Coding.of(TO, "left"));
        CompiledConceptMap map = map(
                null,
                new Element(
                        "a",
                        "A",
                        List.of(
                                new Target("x", "X", EQUIVALENT, "checked", List.of(), List.of(product)),
                                new Target("y", null, NARROWER, null))));
        List<Translation> found = translate(map, Coding.of(FROM, "a"));
        assertThat(found).extracting(Translation::concept).containsExactly(target("x", "X"), target("y", null));
        assertThat(found.get(0).comment()).isEqualTo("checked");
        assertThat(found.get(0).products()).containsExactly(product);
        assertThat(found.get(0).map()).isEqualTo(map.definition().canonical());
    }

    @Test
    void anotherSystemOrNoneIsNotTranslated() {
        CompiledConceptMap map = map(null, element("a", "x", EQUAL));
        assertThat(translate(map, Coding.of(TO, "a"))).isEmpty();
        assertThat(translate(map, Coding.of(null, "a"))).isEmpty();
        assertThat(map.reverse(Coding.of(null, "x"))).isEmpty();
        assertThat(map.covers(FROM, false)).isTrue();
        assertThat(map.covers(FROM, true)).isFalse();
        assertThat(map.covers(TO, true)).isTrue();
    }

    @Test
    void inReverseAllSourcesAreTold() {
        CompiledConceptMap map =
                map(null, element("a", "x", EQUAL), element("b", "x", WIDER), element("c", "y", EQUAL));
        assertThat(map.reverse(Coding.of(TO, "x")))
                .extracting(Translation::concept)
                .containsExactly(new Coding(FROM, "1", "a", "Source a"), new Coding(FROM, "1", "b", "Source b"));
    }

    /** https://hl7.org/fhir/R4/valueset-concept-map-equivalence.html */
    @ParameterizedTest
    @CsvSource({
        "WIDER, NARROWER",
        "NARROWER, WIDER",
        "SUBSUMES, SPECIALIZES",
        "SPECIALIZES, SUBSUMES",
        "EQUAL, EQUAL",
        "EQUIVALENT, EQUIVALENT",
        "RELATEDTO, RELATEDTO",
        "INEXACT, INEXACT",
        "DISJOINT, DISJOINT"
    })
    void inReverseTheEquivalenceIsReadFromTheOtherSide(Equivalence forward, Equivalence backward) {
        CompiledConceptMap map = map(null, element("a", "x", forward));
        assertThat(translate(map, Coding.of(FROM, "a")))
                .extracting(Translation::equivalence)
                .containsExactly(forward);
        assertThat(map.reverse(Coding.of(TO, "x")))
                .extracting(Translation::equivalence)
                .containsExactly(backward);
    }

    @Test
    void unmatchedAndDisjointAreToldButAreNoMatch() {
        CompiledConceptMap map = map(
                new Unmapped.Provided(EQUAL),
                new Element("a", null, List.of(new Target(null, null, UNMATCHED, null))),
                element("b", "x", DISJOINT));
        assertThat(translate(map, Coding.of(FROM, "a"))).singleElement().satisfies(translation -> {
            assertThat(translation.concept()).isNull();
            assertThat(translation.isMatch()).isFalse();
        });
        assertThat(translate(map, Coding.of(FROM, "b"))).noneMatch(Translation::isMatch);
    }

    @Test
    void aCodeWithoutElementIsTreatedAsTheGroupSays() {
        Coding other = Coding.of(FROM, "z", "Zed");
        assertThat(translate(map(null, element("a", "x", EQUAL)), other)).isEmpty();
        assertThat(translate(map(new Unmapped.Provided(EQUAL)), other))
                .singleElement()
                .satisfies(translation -> assertThat(translation.concept()).isEqualTo(target("z", "Zed")));
        assertThat(translate(map(new Unmapped.Fixed("other", "Other", INEXACT)), other))
                .singleElement()
                .satisfies(translation -> assertThat(translation.concept()).isEqualTo(target("other", "Other")));
        assertThat(translate(map(new Unmapped.Provided(EQUAL)), Coding.of(TO, "z")))
                .isEmpty();
    }

    /** https://hl7.org/fhir/R4/conceptmap-definitions.html#ConceptMap.group.unmapped is of the group, not of the map. */
    @Test
    void eachGroupDecidesByItselfWhatBecomesOfACodeWithoutElement() {
        Group first = new Group(FROM, null, TO, null, List.of(element("a", "x", EQUAL)), null);
        Group second = new Group(FROM, null, ELSEWHERE, null, List.of(), new Unmapped.Fixed("other", null, INEXACT));
        assertThat(translate(map("m", first, second), Coding.of(FROM, "a")))
                .extracting(Translation::concept)
                .containsExactly(Coding.of(TO, "x"), Coding.of(ELSEWHERE, "other"));
    }

    @Test
    void whatAMapLeavesToAnotherOneIsAnsweredByThat() {
        CompiledConceptMap second =
                map("second", new Group(FROM, null, TO, null, List.of(element("b", "y", WIDER)), null));
        CompiledConceptMap first = leading("first", "second", element("a", "x", EQUAL));
        ConceptMapSources both = sources(first, second);
        assertThat(first.translate(Coding.of(FROM, "a"), both))
                .extracting(Translation::concept)
                .containsExactly(Coding.of(TO, "x"));
        assertThat(first.translate(Coding.of(FROM, "b"), both)).singleElement().satisfies(match -> {
            assertThat(match.concept()).isEqualTo(Coding.of(TO, "y"));
            assertThat(match.map()).isEqualTo(second.definition().canonical());
        });
        assertThat(first.translate(Coding.of(FROM, "c"), both)).isEmpty();
    }

    @Test
    void aRingOfMapsAndAnUnknownOneAreRefusedByName() {
        CompiledConceptMap there = leading("there", "back");
        CompiledConceptMap back = leading("back", "there");
        assertThatThrownBy(() -> there.translate(Coding.of(FROM, "a"), sources(there, back)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/there")
                .hasMessageContaining("leads back");
        assertThatThrownBy(() -> there.translate(Coding.of(FROM, "a"), sources(there)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("/back")
                .hasMessageContaining("not known");
    }

    @Test
    void aChainOfMapsEndsSomewhere() {
        CompiledConceptMap[] chain = new CompiledConceptMap[100];
        for (int index = 0; index < chain.length; index++) {
            chain[index] = leading("m" + index, "m" + (index + 1));
        }
        assertThatThrownBy(() -> chain[0].translate(Coding.of(FROM, "a"), sources(chain)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more than 16 maps");
    }

    @Test
    void aMapThatSeveralGroupsLeaveACodeToAnswersOnce() {
        Unmapped end = new Unmapped.OtherMap(Canonical.parse(MAPS + "end"));
        Group leading = new Group(FROM, null, TO, null, List.of(), end);
        CompiledConceptMap start = map("start", leading, leading);
        CompiledConceptMap last = map("end", new Group(FROM, null, TO, null, List.of(element("a", "x", EQUAL)), null));
        assertThat(start.translate(Coding.of(FROM, "a"), sources(start, last))).hasSize(1);
    }

    /** https://hl7.org/fhir/R5/valueset-concept-map-relationship.html */
    @ParameterizedTest
    @CsvSource({
        "related-to, RELATEDTO",
        "equivalent, EQUIVALENT",
        "source-is-narrower-than-target, WIDER",
        "source-is-broader-than-target, NARROWER",
        "not-related-to, DISJOINT"
    })
    void aRelationshipIsAnEquivalenceToldOfTheSource(String relationship, Equivalence equivalence) {
        assertThat(Equivalence.ofRelationship(relationship)).isEqualTo(equivalence);
        assertThat(equivalence.relationship()).isEqualTo(relationship);
    }

    private static CompiledConceptMap leading(String name, String other, Element... elements) {
        Unmapped further = new Unmapped.OtherMap(Canonical.parse(MAPS + other));
        return map(name, new Group(FROM, null, TO, null, List.of(elements), further));
    }

    private static CompiledConceptMap map(String name, Group... groups) {
        return CompiledConceptMap.of(
                new ConceptMapDefinition(Canonical.parse(MAPS + name), null, null, List.of(groups)));
    }

    private static ConceptMapSources sources(CompiledConceptMap... maps) {
        return canonical -> Arrays.stream(maps)
                .filter(map -> map.definition().canonical().equals(canonical))
                .findFirst()
                .orElse(null);
    }

    private static List<Translation> translate(CompiledConceptMap map, Coding coding) {
        return map.translate(coding, canonical -> null);
    }

    private static Coding target(String code, @Nullable String display) {
        return new Coding(TO, "2", code, display);
    }

    private static Element element(String code, String target, Equivalence equivalence) {
        return new Element(code, "Source " + code, List.of(new Target(target, null, equivalence, null)));
    }

    private static CompiledConceptMap map(@Nullable Unmapped unmapped, Element... elements) {
        return map("m|3", new Group(FROM, "1", TO, "2", List.of(elements), unmapped));
    }
}
