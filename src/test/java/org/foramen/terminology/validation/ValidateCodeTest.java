package org.foramen.terminology.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.foramen.terminology.Clinic.ELSEWHERE;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.LESIONS;
import static org.foramen.terminology.Clinic.MIXED;
import static org.foramen.terminology.Clinic.REGION;
import static org.foramen.terminology.Clinic.icd;

import java.util.List;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Issue.Severity;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.validation.ValidateCodeAnswer.Told;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * https://hl7.org/fhir/R4/codesystem-operation-validate-code.html and
 * https://hl7.org/fhir/R4/valueset-operation-validate-code.html
 */
class ValidateCodeTest {

    private static final Scope ANY = new Scope.InCodeSystem(null);
    private static final Scope IN_ICD = new Scope.InCodeSystem(Canonical.parse(ICD));
    private static final Scope IN_LESIONS = new Scope.InValueSet(Canonical.parse(LESIONS));
    private static final Scope IN_MIXED = new Scope.InValueSet(Canonical.parse(MIXED));

    private final Terminology terminology = Clinic.terminology();

    @Test
    void aKnownCodeIsValidAndAnsweredWithItsVersionAndDisplay() {
        ValidateCodeAnswer answer = ask(IN_ICD, Coding.of(null, "M99.74"));
        assertThat(answer.result()).isTrue();
        assertThat(answer.messages()).isEmpty();
        assertThat(answer.told())
                .isEqualTo(new Told(ICD, "2027", "M99.74", "Stenosis of foramina of sacral region", null));
    }

    @Test
    void theSystemOfTheCodingServesWhereNoneIsAskedFor() {
        assertThat(ask(ANY, icd("M99.74")).result()).isTrue();
        ValidateCodeAnswer without = ask(ANY, Coding.of(null, "M99.74"));
        assertThat(without.result()).isFalse();
        assertThat(without.issues()).extracting(Issue::detail).contains("invalid-data");
    }

    @Test
    void displaysAreComparedWithoutCase() {
        assertThat(ask(ANY, icd("M99.74", "stenosis of foramina of Sacral region"))
                        .result())
                .isTrue();
        assertThat(ask(ANY, icd("M99.74", "Foramenstenose der Sakralregion")).result())
                .isTrue();
        assertThat(ask(ANY, icd("M99.74", "Stenosis, foramen, sacrum")).result())
                .isTrue();
    }

    @Test
    void aWrongDisplayIsAnErrorThatTellsTheRightOnes() {
        ValidateCodeAnswer answer = ask(ANY, icd("M99.74", "wrong"));
        assertIssue(answer, Severity.ERROR, "invalid-display", "Coding.display");
        assertThat(said(answer))
                .contains("wrong", "Stenosis of foramina of sacral region", "Foramenstenose")
                .doesNotContain("sacrum");
        assertThat(answer.told())
                .isEqualTo(new Told(ICD, "2027", "M99.74", "Stenosis of foramina of sacral region", null));
    }

    @Test
    void whereNoDisplayIsKnownNoneIsWrong() {
        assertThat(ask(ANY, icd("G54.1", "Lumbosacral plexus disorders")).result())
                .isTrue();
    }

    @Test
    void aCodeThatTheFragmentCoversAndDoesNotHoldIsWrong() {
        ValidateCodeAnswer answer = ask(IN_ICD, Coding.of(null, "M99.76", "wrong"));
        assertIssue(answer, Severity.ERROR, "invalid-code", "Coding.code");
        assertThat(said(answer)).contains("M99.76", ICD, "2027");
    }

    @Test
    void aCodeThatTheFragmentDoesNotCoverMayBeRight() {
        ValidateCodeAnswer answer = ask(IN_ICD, Coding.of(null, "A00"));
        assertThat(answer.result()).isTrue();
        assertIssue(answer, Severity.WARNING, "invalid-code", "Coding.code");
        assertThat(answer.issues().toString()).contains("FRAGMENT");
    }

    @Test
    void anAbstractCodeIsValidUnlessTheRequestSaysOtherwise() {
        assertThat(ask(IN_LESIONS, icd("M99.7")).result()).isTrue();
        ValidateCodeAnswer answer = terminology.validateCode(
                request(IN_LESIONS, Form.CODE, new Strictness(false, false, false, false, false), icd("M99.7")));
        assertIssue(answer, Severity.ERROR, "code-rule", "code");
    }

    @Test
    void anInactiveCodeIsValidWithAWarning() {
        ValidateCodeAnswer answer = ask(IN_LESIONS, icd("M99.9"));
        assertThat(answer.result()).isTrue();
        assertIssue(answer, Severity.WARNING, "code-comment", "Coding");
    }

    @Test
    void anUnknownSystemOrVersionIsAnErrorThatTellsTheKnownVersions() {
        assertIssue(ask(ANY, Coding.of("http://x.org/unknown", "a")), Severity.ERROR, "not-found", "Coding.system");
        ValidateCodeAnswer answer = ask(ANY, new Coding(ICD, "1999", "M99.74", null));
        assertIssue(answer, Severity.ERROR, "not-found", "Coding.system");
        assertThat(said(answer)).contains("1999", "2026 or 2027");
        assertThat(ask(ANY, new Coding(ICD, "2026", "M99.74", null)).told())
                .isEqualTo(new Told(ICD, "2026", "M99.74", "Stenosis, sacral", null));
    }

    @Test
    void contradictingParametersAreRefused() {
        Problem system =
                Clinic.refusal(() -> ask(IN_ICD, Coding.of(REGION, "sacral"))).problem();
        assertThat(system.kind()).isEqualTo(Problem.Kind.INVALID);
        assertThat(system.message().toString()).contains(ICD, REGION);
        Problem version = Clinic.refusal(() -> ask(
                        new Scope.InCodeSystem(Canonical.parse(ICD + "|2027")),
                        new Coding(ICD, "2026", "M99.74", null)))
                .problem();
        assertThat(version.expression()).isEqualTo("version");
        Problem nothing = Clinic.refusal(() -> ask(IN_ICD)).problem();
        assertThat(nothing.kind()).isEqualTo(Problem.Kind.REQUIRED);
    }

    @Test
    void ofSeveralCodingsTheFirstValidOneAnswers() {
        ValidateCodeAnswer answer =
                ask(IN_LESIONS, Coding.of(REGION, "sacral"), icd("G54.1"), icd("M99.75"), icd("M99.74"));
        assertThat(answer.result()).isTrue();
        assertThat(answer.told().code()).isEqualTo("M99.75");
        assertThat(answer.issues()).extracting(Issue::detail).contains("this-code-not-in-vs");
    }

    @Test
    void whenNoCodingIsValidTheIssuesOfAllAreTold() {
        ValidateCodeAnswer answer = ask(IN_LESIONS, Coding.of(REGION, "sacral"), icd("M99.76"));
        assertThat(answer.result()).isFalse();
        assertThat(answer.issues())
                .extracting(Issue::detail, Issue::expression)
                .containsExactlyInAnyOrder(
                        tuple("not-in-vs", null),
                        tuple("this-code-not-in-vs", "CodeableConcept.coding[0].code"),
                        tuple("this-code-not-in-vs", "CodeableConcept.coding[1].code"),
                        tuple("invalid-code", "CodeableConcept.coding[1].code"));
    }

    /** "The server returns true if one of the coding values is in the code system". */
    @Test
    void aConceptMayHaveCodingsOfOtherSystemsBesideTheOneAskedFor() {
        assertThat(ask(IN_ICD, Coding.of(REGION, "sacral"), icd("M99.74")).result())
                .isTrue();
        ValidateCodeAnswer none = ask(IN_ICD, Coding.of(REGION, "sacral"), Coding.of(REGION, "pelvic"));
        assertThat(none.result()).isFalse();
        assertThat(said(none)).contains(ICD);
    }

    @Test
    void aCodeOutsideTheValueSetIsNoMember() {
        ValidateCodeAnswer answer = ask(IN_LESIONS, icd("G54.1"));
        assertIssue(answer, Severity.ERROR, "not-in-vs", "Coding.code");
        assertThat(said(answer)).contains(LESIONS, "G54.1");
        assertIssue(ask(IN_LESIONS, Coding.of(null, "M99.74")), Severity.WARNING, "invalid-data", "Coding");
    }

    @Test
    void aListedCodeOfAnUnknownSystemIsAMemberThatCannotBeChecked() {
        ValidateCodeAnswer answer = ask(IN_MIXED, new Coding(ELSEWHERE, "2024", "e1", null));
        assertThat(answer.result()).isTrue();
        assertIssue(answer, Severity.WARNING, "not-found", "Coding.system");
    }

    @Test
    void theValueSetsOwnDisplayIsRightToo() {
        assertThat(ask(IN_MIXED, icd("M99.74", "Sacral foramen")).result()).isTrue();
        assertThat(ask(IN_LESIONS, icd("M99.74", "Sacral foramen")).result()).isFalse();
    }

    @Test
    void theCodeIsAnsweredAsTheCodeSystemSpellsIt() {
        assertThat(ask(IN_MIXED, Coding.of(REGION, "SACRAL")).told())
                .isEqualTo(new Told(REGION, null, "SACRAL", "The sacral", "sacral"));
    }

    @Test
    void theDisplayIsAnsweredInTheLanguageAskedFor() {
        Languages german = new Languages(LanguagePreferences.parse("de", "displayLanguage"), null);
        ValidateCodeAnswer answer = terminology.validateCode(new ValidateCodeRequest(
                IN_ICD, List.of(icd("M99.74")), Form.CODING, Strictness.DEFAULT, german, Conditions.NONE));
        assertThat(answer.told().display()).isEqualTo("Foramenstenose der Sakralregion");
    }

    @Test
    void aValueSetOfTheRequestIsHeldAgainstToo() {
        Scope given = new Scope.InGivenValueSet(ValueSetDraft.unnamed()
                .include(ValueSetDraft.codes(ICD, "M99.75"))
                .definition());
        assertThat(ask(given, icd("M99.75")).result()).isTrue();
        assertThat(said(ask(given, icd("M99.74")))).contains("(unidentified)");
    }

    @Test
    void anUnknownValueSetIsRefused() {
        Scope unknown = new Scope.InValueSet(Canonical.parse("https://example.org/ValueSet/unknown"));
        assertThat(Clinic.refusal(() -> ask(unknown, icd("M99.74"))).problem().kind())
                .isEqualTo(Problem.Kind.NOT_FOUND);
    }

    private ValidateCodeAnswer ask(Scope scope, Coding... codings) {
        Form form = codings.length == 1 ? Form.CODING : Form.CODEABLE_CONCEPT;
        return terminology.validateCode(request(scope, form, Strictness.DEFAULT, codings));
    }

    private static ValidateCodeRequest request(Scope scope, Form form, Strictness strictness, Coding... codings) {
        return new ValidateCodeRequest(scope, List.of(codings), form, strictness, Languages.NONE, Conditions.NONE);
    }

    private static String said(ValidateCodeAnswer answer) {
        return answer.messages().toString();
    }

    /** That some issue is of that kind and that the result follows from the issues. */
    private static void assertIssue(
            ValidateCodeAnswer answer, Severity severity, String detail, @Nullable String expression) {
        assertThat(answer.issues()).anySatisfy(issue -> {
            assertThat(issue.severity()).isEqualTo(severity);
            assertThat(issue.detail()).isEqualTo(detail);
            assertThat(issue.expression()).isEqualTo(expression);
        });
        assertThat(answer.result())
                .isEqualTo(answer.issues().stream().noneMatch(issue -> issue.severity() == Severity.ERROR));
    }
}
