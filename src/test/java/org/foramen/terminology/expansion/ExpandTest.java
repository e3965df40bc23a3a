package org.foramen.terminology.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.ELSEWHERE;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.LESIONS;
import static org.foramen.terminology.Clinic.MIXED;
import static org.foramen.terminology.Clinic.REGION;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.operation.Terminology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** https://hl7.org/fhir/R4/valueset-operation-expand.html */
class ExpandTest {

    private final Terminology terminology = Clinic.terminology();

    @Test
    void allMembersInOrderWithTheVersionsDrawnFrom() {
        ExpandAnswer answer = expand(MIXED, null, Page.ALL);
        assertThat(codes(answer)).containsExactly("M99.74", "e1", "e2", "sacral", "pelvic");
        assertThat(answer.total()).isEqualTo(5);
        assertThat(answer.contains().get(0).display()).isEqualTo("Sacral foramen");
        assertThat(answer.contains().get(1).display()).isNull();
        assertThat(answer.uses().codeSystems())
                .extracting(system -> system.canonical().toString())
                .containsExactly(ICD + "|2027", REGION);
    }

    @Test
    void everyWordOfTheFilterMustBeginAWordOfOneWording() {
        assertThat(codes(expand(LESIONS, "foram sacr", Page.ALL))).containsExactly("M99.74");
        assertThat(codes(expand(LESIONS, "STENOSIS", Page.ALL))).containsExactly("M99.7", "M99.74", "M99.75");
        assertThat(codes(expand(LESIONS, "sakralregion", Page.ALL))).containsExactly("M99.74");
        assertThat(codes(expand(LESIONS, "sacrum", Page.ALL))).containsExactly("M99.74");
        assertThat(codes(expand(LESIONS, "enosis", Page.ALL))).isEmpty();
        assertThat(codes(expand(LESIONS, "sakralregion pelvic", Page.ALL))).isEmpty();
    }

    @Test
    void theFilterFindsCodesEvenOfMembersWithoutDisplay() {
        assertThat(codes(expand(LESIONS, "m99.7", Page.ALL))).containsExactly("M99.7", "M99.74", "M99.75");
        assertThat(codes(expand(MIXED, "e2", Page.ALL))).containsExactly("e2");
        assertThat(codes(expand(MIXED, " ", Page.ALL))).hasSize(5);
    }

    @Test
    void aPageHoldsCountMembersFromOffsetAndTellsTheTotal() {
        assertThat(codes(expand(LESIONS, null, new Page(1, 2)))).containsExactly("M99.7", "M99.74");
        assertThat(expand(LESIONS, null, new Page(1, 2)).total()).isEqualTo(5);
        assertThat(codes(expand(LESIONS, "stenosis", new Page(1, 5)))).containsExactly("M99.74", "M99.75");
        assertThat(codes(expand(LESIONS, null, new Page(3, null)))).containsExactly("M99.75", "M99.9");
        assertThat(codes(expand(LESIONS, null, new Page(99, 10)))).isEmpty();
        assertThat(codes(expand(LESIONS, "stenosis", new Page(99, 10)))).isEmpty();
    }

    @Test
    void countZeroAsksForTheTotalAlone() {
        assertThat(expand(LESIONS, null, new Page(null, 0)).contains()).isEmpty();
        assertThat(expand(LESIONS, null, new Page(null, 0)).total()).isEqualTo(5);
        assertThat(expand(LESIONS, "stenosis", new Page(0, 0)).total()).isEqualTo(3);
    }

    @Test
    void aNegativePageIsRefusedByItsParameter() {
        assertThat(Clinic.refusal(() -> expand(LESIONS, null, new Page(-1, 2)))
                        .problem()
                        .expression())
                .isEqualTo("offset");
        assertThat(Clinic.refusal(() -> expand(LESIONS, null, new Page(0, -2)))
                        .problem()
                        .expression())
                .isEqualTo("count");
    }

    @Test
    void anAnswerLargerThanTheLimitIsRefusedUnlessAskedForByPage() {
        Terminology small = Clinic.terminology(new Limits(3));
        Problem problem = Clinic.refusal(
                        () -> small.expand(ExpandDraft.of(LESIONS).request()))
                .problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_COSTLY);
        assertThat(problem.message().toString()).contains(LESIONS, "VALUESET_TOO_COSTLY", ">3");
        assertThat(small.expand(ExpandDraft.of(LESIONS)
                                .page(0, 3)
                                .excludeNested(true)
                                .request())
                        .contains())
                .hasSize(3);
        assertThat(small.expand(ExpandDraft.of(LESIONS)
                                .filter("stenosis")
                                .excludeNested(true)
                                .request())
                        .contains())
                .hasSize(3);
    }

    @Test
    void withoutACountOneAnswerHoldsLessUnlessTheClientSaysThatItCanDoWithMore() {
        Terminology careful = Clinic.terminology(new Limits(10, 3, Limits.DEFAULT.maxWork()));
        assertThat(Clinic.refusal(() -> careful.expand(ExpandDraft.of(LESIONS).request()))
                        .problem()
                        .kind())
                .isEqualTo(Problem.Kind.TOO_COSTLY);
        assertThat(codes(careful.expand(
                        ExpandDraft.of(LESIONS).limit(5).excludeNested(true).request())))
                .hasSize(5);
        assertThat(codes(careful.expand(
                        ExpandDraft.of(LESIONS).page(0, 9).excludeNested(true).request())))
                .hasSize(5);
        assertThat(Clinic.refusal(() ->
                                careful.expand(ExpandDraft.of(LESIONS).limit(4).request()))
                        .problem()
                        .message()
                        .toString())
                .contains(">4");
    }

    @Test
    void activeOnlyLeavesInactiveMembersOut() {
        ExpandAnswer answer = terminology.expand(
                ExpandDraft.of(LESIONS).activeOnly(true).excludeNested(true).request());
        assertThat(codes(answer)).containsExactly("M99", "M99.7", "M99.74", "M99.75");
        assertThat(answer.total()).isEqualTo(4);
    }

    @Test
    void excludeNotForUiLeavesOutWhatIsNotToBeSelected() {
        assertThat(codes(terminology.expand(ExpandDraft.of(LESIONS)
                        .excludeNotForUi(true)
                        .excludeNested(true)
                        .request())))
                .containsExactly("M99.74", "M99.75", "M99.9");
    }

    @Test
    void excludedSystemsAreLeftOut() {
        assertThat(codes(without(ELSEWHERE))).containsExactly("M99.74", "sacral", "pelvic");
        assertThat(codes(without(ICD + "|2027"))).doesNotContain("M99.74");
        assertThat(codes(without(ICD + "|2026"))).contains("M99.74");
    }

    @Test
    void aValueSetOfTheRequestIsExpanded() {
        Source given = new Source.Given(ValueSetDraft.unnamed()
                .include(ValueSetDraft.imports(MIXED))
                .exclude(ValueSetDraft.all(REGION))
                .definition());
        assertThat(codes(terminology.expand(ExpandDraft.of(given).request()))).containsExactly("M99.74", "e1", "e2");
    }

    @Test
    void anUnknownOrCircularValueSetIsRefused() {
        assertThat(Clinic.refusal(() -> expand(LESIONS + "|9", null, Page.ALL))
                        .problem()
                        .kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(Clinic.refusal(() -> expand(Clinic.RING, null, Page.ALL))
                        .problem()
                        .message()
                        .toString())
                .contains(Clinic.RING, "VALUESET_CIRCULAR_REFERENCE");
    }

    @Test
    void anUnknownImportIsRefusedAsOne() {
        Source given = new Source.Given(ValueSetDraft.unnamed()
                .include(ValueSetDraft.imports("https://example.org/ValueSet/none|3"))
                .definition());
        Problem problem = Clinic.refusal(
                        () -> terminology.expand(ExpandDraft.of(given).request()))
                .problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.message().key()).isEqualTo("VS_EXP_IMPORT_UNK_PINNED");
        assertThat(problem.message().arguments()).containsExactly("https://example.org/ValueSet/none", "3");
    }

    @Test
    void aCodeSystemThatIsNotKnownIsRefusedByItsName() {
        Source given = new Source.Given(ValueSetDraft.unnamed()
                .include(ValueSetDraft.all("https://example.org/CodeSystem/none"))
                .definition());
        Problem problem = Clinic.refusal(
                        () -> terminology.expand(ExpandDraft.of(given).request()))
                .problem();
        assertThat(problem.message().key()).isEqualTo("UNKNOWN_CODESYSTEM_EXP");
        assertThat(problem.message().arguments()).containsExactly("https://example.org/CodeSystem/none");
    }

    private ExpandAnswer without(String system) {
        return terminology.expand(ExpandDraft.of(MIXED).excluding(system).request());
    }

    private ExpandAnswer expand(String valueSet, @Nullable String filter, Page page) {
        return terminology.expand(ExpandDraft.of(valueSet)
                .filter(filter)
                .excludeNested(true)
                .page(page.offset(), page.count())
                .request());
    }

    private static List<String> codes(ExpandAnswer answer) {
        return answer.contains().stream()
                .map(entry -> entry.member().coding().code())
                .toList();
    }
}
