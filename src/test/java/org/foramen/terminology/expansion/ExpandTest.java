package org.foramen.terminology.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.ELSEWHERE;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.LESIONS;
import static org.foramen.terminology.Clinic.MIXED;
import static org.foramen.terminology.Clinic.REGION;

import java.util.List;
import java.util.Set;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.expansion.ExpandRequest.Form;
import org.foramen.terminology.expansion.ExpandRequest.Page;
import org.foramen.terminology.expansion.ExpandRequest.Selection;
import org.foramen.terminology.expansion.ExpandRequest.Source;
import org.foramen.terminology.expansion.ExpandRequest.Wordings;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.operation.Terminology;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** https://hl7.org/fhir/R4/valueset-operation-expand.html */
class ExpandTest {

    private static final Wordings PLAIN = new Wordings(false, Set.of(), null);

    private final Terminology terminology = Clinic.terminology();

    @Test
    void allMembersInOrderWithTheVersionsDrawnFrom() {
        ExpandAnswer answer = expand(MIXED, null, Page.ALL);
        assertThat(codes(answer)).containsExactly("M99.74", "e1", "e2", "sacral", "pelvic");
        assertThat(answer.total()).isEqualTo(5);
        assertThat(answer.contains().get(0).display()).isEqualTo("Sacral foramen");
        assertThat(answer.contains().get(1).display()).isNull();
        assertThat(answer.used())
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
        Problem problem = Clinic.refusal(() -> small.expand(request(LESIONS, null, Page.ALL)))
                .problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_COSTLY);
        assertThat(problem.message().toString()).contains("5", "3");
        assertThat(small.expand(request(LESIONS, null, new Page(0, 3))).contains())
                .hasSize(3);
        assertThat(small.expand(request(LESIONS, "stenosis", Page.ALL)).contains())
                .hasSize(3);
    }

    @Test
    void activeOnlyLeavesInactiveMembersOut() {
        ExpandAnswer answer = terminology.expand(new ExpandRequest(
                published(LESIONS),
                new Selection(null, true, List.of()),
                Page.ALL,
                PLAIN,
                Form.DEFAULT,
                Conditions.NONE));
        assertThat(codes(answer)).containsExactly("M99", "M99.7", "M99.74", "M99.75");
        assertThat(answer.total()).isEqualTo(4);
    }

    @Test
    void membersStandBelowTheirNearestAncestorWhenNestedOnesAreWanted() {
        Form nested = new Form(false, null);
        ExpandAnswer all = terminology.expand(
                new ExpandRequest(published(LESIONS), Selection.ALL, Page.ALL, PLAIN, nested, Conditions.NONE));
        assertThat(codes(all)).containsExactly("M99");
        assertThat(all.contains().get(0).contains())
                .extracting(entry -> entry.member().coding().code())
                .contains("M99.7");
        assertThat(all.total()).isEqualTo(5);

        ExpandAnswer part = terminology.expand(
                new ExpandRequest(published(LESIONS), Selection.ALL, new Page(0, 3), PLAIN, nested, Conditions.NONE));
        assertThat(part.contains()).hasSize(3).allMatch(entry -> entry.contains()
                .isEmpty());
    }

    @Test
    void excludedSystemsAreLeftOut() {
        assertThat(codes(without(ELSEWHERE))).containsExactly("M99.74", "sacral", "pelvic");
        assertThat(codes(without(ICD + "|2027"))).doesNotContain("M99.74");
        assertThat(codes(without(ICD + "|2026"))).contains("M99.74");
    }

    @Test
    void designationsAreToldWhenWantedAndByLanguageOrUse() {
        assertThat(designations(PLAIN)).isEmpty();
        assertThat(designations(new Wordings(true, Set.of(), null))).hasSize(2);
        assertThat(designations(new Wordings(true, Set.of("de"), null)))
                .containsExactly("Foramenstenose der Sakralregion");
        assertThat(designations(new Wordings(true, Set.of("DE"), null))).hasSize(1);
        assertThat(designations(new Wordings(true, Set.of("urn:ietf:bcp:47|de"), null)))
                .containsExactly("Foramenstenose der Sakralregion");
        assertThat(designations(new Wordings(true, Set.of("https://example.org/use|index-term"), null)))
                .containsExactly("Stenosis, foramen, sacrum");
        assertThat(designations(new Wordings(true, Set.of("fr"), null))).isEmpty();
    }

    @Test
    void displaysComeInTheLanguageAskedFor() {
        ExpandAnswer answer = terminology.expand(new ExpandRequest(
                published(LESIONS),
                Selection.ALL,
                Page.ALL,
                new Wordings(false, Set.of(), LanguagePreferences.parse("de", "displayLanguage")),
                Form.DEFAULT,
                Conditions.NONE));
        assertThat(answer.contains())
                .extracting(ExpandAnswer.Entry::display)
                .contains("Foramenstenose der Sakralregion", "Stenosis of foramina of pelvic region");
        assertThat(answer.contains()).allMatch(entry -> entry.designations().isEmpty());
    }

    @Test
    void aValueSetOfTheRequestIsExpanded() {
        Source given = new Source.Given(ValueSetDraft.unnamed()
                .include(ValueSetDraft.imports(MIXED))
                .exclude(ValueSetDraft.all(REGION))
                .definition());
        assertThat(codes(terminology.expand(
                        new ExpandRequest(given, Selection.ALL, Page.ALL, PLAIN, Form.DEFAULT, Conditions.NONE))))
                .containsExactly("M99.74", "e1", "e2");
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

    private ExpandAnswer without(String system) {
        return terminology.expand(new ExpandRequest(
                published(MIXED),
                new Selection(null, null, List.of(Canonical.parse(system))),
                Page.ALL,
                PLAIN,
                Form.DEFAULT,
                Conditions.NONE));
    }

    private List<String> designations(Wordings wordings) {
        ExpandAnswer answer = terminology.expand(new ExpandRequest(
                published(LESIONS), Selection.ALL, new Page(2, 1), wordings, Form.DEFAULT, Conditions.NONE));
        return answer.contains().get(0).designations().stream()
                .map(Designation::value)
                .toList();
    }

    private ExpandAnswer expand(String valueSet, @Nullable String filter, Page page) {
        return terminology.expand(request(valueSet, filter, page));
    }

    private static ExpandRequest request(String valueSet, @Nullable String filter, Page page) {
        return new ExpandRequest(
                published(valueSet),
                new Selection(filter, null, List.of()),
                page,
                PLAIN,
                Form.DEFAULT,
                Conditions.NONE);
    }

    private static Source published(String valueSet) {
        return new Source.Published(Canonical.parse(valueSet));
    }

    private static List<String> codes(ExpandAnswer answer) {
        return answer.contains().stream()
                .map(entry -> entry.member().coding().code())
                .toList();
    }
}
