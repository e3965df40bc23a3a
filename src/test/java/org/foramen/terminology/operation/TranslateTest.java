package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.LESIONS;
import static org.foramen.terminology.Clinic.MIXED;
import static org.foramen.terminology.Clinic.REGION;
import static org.foramen.terminology.Clinic.TO_REGION;
import static org.foramen.terminology.Clinic.icd;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Element;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Group;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Target;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Unmapped;
import org.foramen.terminology.conceptmap.Equivalence;
import org.foramen.terminology.conceptmap.OtherElement;
import org.foramen.terminology.conceptmap.Translation;
import org.foramen.terminology.operation.TranslateRequest.Into;
import org.foramen.terminology.operation.TranslateRequest.Maps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** https://hl7.org/fhir/R4/conceptmap-operation-translate.html */
class TranslateTest {

    private final Terminology terminology = Clinic.terminology();

    @Test
    void theMapNamedAnswersForward() {
        TranslateAnswer answer = ask(TO_REGION, null, false, icd("M99.74"));
        assertThat(answer.result()).isTrue();
        assertThat(answer.message()).isNull();
        assertThat(answer.matches()).singleElement().satisfies(match -> {
            assertThat(match.concept()).isEqualTo(Coding.of(REGION, "sacral"));
            assertThat(match.equivalence()).isEqualTo(Equivalence.WIDER);
            assertThat(match.map()).isEqualTo(Canonical.parse(TO_REGION));
        });
    }

    @Test
    void inReverseTheSourcesAnswer() {
        TranslateAnswer answer = ask(TO_REGION, null, true, Coding.of(REGION, "pelvic"));
        assertThat(answer.matches()).singleElement().satisfies(match -> {
            assertThat(match.concept()).isEqualTo(icd("M99.75"));
            assertThat(match.equivalence()).isEqualTo(Equivalence.NARROWER);
        });
    }

    @Test
    void withoutAMapNamedTheFittingOnesAnswer() {
        assertThat(ask(null, null, false, icd("M99.74")).matches()).hasSize(1);
        assertThat(ask(null, REGION, false, icd("M99.74")).matches()).hasSize(1);
        assertThat(ask(null, ICD, true, Coding.of(REGION, "sacral")).matches()).hasSize(1);
        assertThat(scoped(LESIONS, null, icd("M99.74")).result()).isTrue();
    }

    @Test
    void whereNoMapFitsThereIsNoMatchAndTheMessageSaysSo() {
        List<TranslateAnswer> answers = List.of(
                ask(null, "http://x.org/other", false, icd("M99.74")),
                ask(null, null, true, icd("M99.74")),
                scoped("http://x.org/unknown", null, icd("M99.74")),
                scoped(LESIONS, "http://x.org/unknown", icd("M99.74")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.result()).isFalse();
            assertThat(answer.matches()).isEmpty();
            assertThat(answer.message()).contains("M99.74");
        });
    }

    @Test
    void aMapThatIsNamedAndUnknownIsRefused() {
        Problem problem = Clinic.refusal(
                        () -> ask("https://example.org/ConceptMap/unknown", null, false, icd("M99.74")))
                .problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.expression()).isEqualTo("url");
    }

    @Test
    void aSourceValueSetIsOneThatTheCodeMustBeOf() {
        assertThat(scoped(MIXED, null, icd("M99.74")).result()).isTrue();
        assertThat(scoped(MIXED, null, icd("M99.75")).result()).isFalse();
    }

    @Test
    void aTargetValueSetIsOneThatTheMatchesMustBeOf() {
        assertThat(scoped(null, MIXED, icd("M99.74")).matches())
                .extracting(Translation::concept)
                .containsExactly(Coding.of(REGION, "sacral"));
        assertThat(scoped(null, LESIONS, icd("M99.74")).matches()).isEmpty();
    }

    @Test
    void aMapSaysNothingOfCodesOutsideTheValueSetThatItIsFor() {
        Unmapped fallback = new Unmapped.Fixed("other", null, Equivalence.INEXACT);
        ConceptMapDefinition map = map(LESIONS, new Group(ICD, null, REGION, null, List.of(), fallback));
        assertThat(given(map, List.of(), icd("M99.75")).matches()).hasSize(1);
        assertThat(given(map, List.of(), icd("G54.1")).matches()).isEmpty();
    }

    @Test
    void aMappingThatDependsOnSomethingHoldsOnlyWhereThatIsGiven() {
        OtherElement left = new OtherElement("http://x.org/side", Coding.of("http://x.org/sides", "left"));
        OtherElement right = new OtherElement("http://x.org/side", Coding.of("http://x.org/sides", "right"));
        ConceptMapDefinition map = map(
                null,
                new Group(
                        ICD,
                        null,
                        REGION,
                        null,
                        List.of(new Element("M99.74", null, List.of(dependent("x", left), dependent("y", right)))),
                        null));

        assertThat(given(map, List.of(left), icd("M99.74")).matches())
                .extracting(Translation::concept)
                .containsExactly(Coding.of(REGION, "x"));
        OtherElement elsewhere = new OtherElement("http://x.org/side", Coding.of("http://x.org/other", "left"));
        TranslateAnswer none = given(map, List.of(elsewhere), icd("M99.74"));
        assertThat(none.result()).isFalse();
        assertThat(none.message()).contains("http://x.org/side").contains("dependency");
        OtherElement plain = new OtherElement("http://x.org/side", Coding.of(null, "right"));
        assertThat(given(map, List.of(plain), icd("M99.74")).matches()).hasSize(1);
    }

    private static Target dependent(String code, OtherElement on) {
        return new Target(code, null, Equivalence.EQUAL, null, List.of(on), List.of());
    }

    @Test
    void thatNothingMapsIsAnAnswer() {
        TranslateAnswer answer = ask(TO_REGION, null, false, icd("G54.1"));
        assertThat(answer.result()).isFalse();
        assertThat(answer.matches()).isEmpty();
        assertThat(answer.message()).contains("G54.1");
        assertThat(ask(TO_REGION, "http://x.org/other", false, icd("M99.74")).result())
                .isFalse();
    }

    @Test
    void unmatchedIsToldButIsNoResult() {
        TranslateAnswer answer = ask(TO_REGION, null, false, icd("M99.9"));
        assertThat(answer.result()).isFalse();
        assertThat(answer.matches())
                .extracting(Translation::equivalence, Translation::comment)
                .containsExactly(tuple(Equivalence.UNMATCHED, "no region"));
    }

    @Test
    void ofSeveralCodingsAllAreTranslated() {
        TranslateAnswer answer = ask(TO_REGION, null, false, icd("M99.74"), icd("G54.1"), icd("M99.75"));
        assertThat(answer.matches())
                .extracting(Translation::concept)
                .containsExactly(Coding.of(REGION, "sacral"), Coding.of(REGION, "pelvic"));
        assertThat(Clinic.refusal(() -> ask(TO_REGION, null, false)).problem().kind())
                .isEqualTo(Problem.Kind.REQUIRED);
    }

    @Test
    void aMapOfTheRequestAnswersAlone() {
        ConceptMapDefinition empty = map(null);
        assertThat(given(empty, List.of(), icd("M99.74")).result()).isFalse();
    }

    private static ConceptMapDefinition map(@Nullable String sourceScope, Group... groups) {
        return new ConceptMapDefinition(
                Canonical.parse("https://example.org/ConceptMap/given"), sourceScope, null, List.of(groups));
    }

    private TranslateAnswer given(ConceptMapDefinition map, List<OtherElement> dependencies, Coding coding) {
        return terminology.translate(
                new TranslateRequest(new Maps.Given(map), List.of(coding), null, Into.ANY, false, dependencies));
    }

    private TranslateAnswer scoped(@Nullable String from, @Nullable String into, Coding coding) {
        Into wanted = new Into(into == null ? null : Canonical.parse(into), null);
        return terminology.translate(new TranslateRequest(
                new Maps.All(),
                List.of(coding),
                from == null ? null : Canonical.parse(from),
                wanted,
                false,
                List.of()));
    }

    private TranslateAnswer ask(
            @Nullable String map, @Nullable String targetSystem, boolean reverse, Coding... codings) {
        Maps maps = map == null ? new Maps.All() : new Maps.Named(Canonical.parse(map));
        return terminology.translate(
                new TranslateRequest(maps, List.of(codings), null, new Into(null, targetSystem), reverse, List.of()));
    }
}
