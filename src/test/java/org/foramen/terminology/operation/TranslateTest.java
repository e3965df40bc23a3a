package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.LESIONS;
import static org.foramen.terminology.Clinic.REGION;
import static org.foramen.terminology.Clinic.TO_REGION;
import static org.foramen.terminology.Clinic.icd;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.Translation;
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
            assertThat(match.equivalence()).isEqualTo("wider");
            assertThat(match.map()).isEqualTo(Canonical.parse(TO_REGION));
        });
    }

    @Test
    void inReverseTheSourcesAnswer() {
        TranslateAnswer answer = ask(TO_REGION, null, true, Coding.of(REGION, "pelvic"));
        assertThat(answer.matches()).singleElement().satisfies(match -> {
            assertThat(match.concept()).isEqualTo(icd("M99.75"));
            assertThat(match.equivalence()).isEqualTo("narrower");
        });
    }

    @Test
    void withoutAMapNamedTheFittingOnesAnswer() {
        assertThat(ask(null, null, false, icd("M99.74")).matches()).hasSize(1);
        assertThat(ask(null, REGION, false, icd("M99.74")).matches()).hasSize(1);
        assertThat(ask(null, ICD, true, Coding.of(REGION, "sacral")).matches()).hasSize(1);
        assertThat(terminology
                        .translate(new TranslateRequest(null, null, List.of(icd("M99.74")), LESIONS, null, null, false))
                        .result())
                .isTrue();
    }

    @Test
    void whereNoMapFitsTheRequestIsRefused() {
        assertNotFound(() -> ask(null, "http://x.org/other", false, icd("M99.74")));
        assertNotFound(() -> ask(null, null, true, icd("M99.74")));
        assertNotFound(() -> ask("https://example.org/ConceptMap/unknown", null, false, icd("M99.74")));
        assertNotFound(() -> terminology.translate(
                new TranslateRequest(null, null, List.of(icd("M99.74")), LESIONS, LESIONS, null, false)));
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
                .containsExactly(tuple("unmatched", "no region"));
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
        CompiledConceptMap empty = CompiledConceptMap.of(new ConceptMapDefinition(
                Canonical.parse("https://example.org/ConceptMap/empty"), null, null, List.of()));
        assertThat(terminology
                        .translate(new TranslateRequest(null, empty, List.of(icd("M99.74")), null, null, null, false))
                        .result())
                .isFalse();
    }

    private static void assertNotFound(Runnable call) {
        Problem problem = Clinic.refusal(call).problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.expression()).isEqualTo("url");
    }

    private TranslateAnswer ask(
            @Nullable String map, @Nullable String targetSystem, boolean reverse, Coding... codings) {
        return terminology.translate(new TranslateRequest(
                map == null ? null : Canonical.parse(map), null, List.of(codings), null, null, targetSystem, reverse));
    }
}
