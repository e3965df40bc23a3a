package org.foramen.terminology.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.terminology.CodeSystemDraft.flag;
import static org.foramen.terminology.CodeSystemDraft.property;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.imports;
import static org.foramen.terminology.ValueSetDraft.set;
import static org.foramen.terminology.validation.Desk.entries;
import static org.foramen.terminology.validation.Desk.issues;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.foramen.terminology.valueset.ConceptReference;
import org.junit.jupiter.api.Test;

/** What {@code $validate-code} finds besides membership (https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/). */
class FindingsOfValidationTest {

    private static final String URL = "https://example.org/CodeSystem/body";
    private static final String OTHER = "https://example.org/CodeSystem/other";
    private static final String BODY = "https://example.org/ValueSet/body";

    private static CodeSystemDraft body() {
        return CodeSystemDraft.of(URL + "|1.0.0")
                .concept("head")
                .concept("arm", "Arm", List.of(), List.of(flag("inactive", true)), List.of())
                .concept(
                        "leg",
                        "Leg",
                        List.of(),
                        List.of(property("status", new PropertyValue.Code("retired"))),
                        List.of())
                .concept(
                        "back",
                        "Back",
                        List.of(),
                        List.of(property("status", new PropertyValue.Code("deprecated"))),
                        List.of(
                                new Designation("de", null, "Rücken"),
                                new Designation(
                                        "en",
                                        null,
                                        "Hind side",
                                        List.of(new Extension(Extension.STANDARDS_STATUS, "code", "withdrawn")))));
    }

    private static Desk desk() {
        return new Desk().with(body()).with(ValueSetDraft.of(BODY).include(all(URL)));
    }

    private static ValidateCodeAnswer display(String code, String display) {
        return desk().coding(URL, null, code, display).in(BODY);
    }

    @Test
    void theSystemOfACodeIsInferredWhereOnlyOneHasIt() {
        Strictness inferring = new Strictness(true, false, true, false, false);
        assertThat(desk().strictly(inferring).code(null, "head").in(BODY).told().system())
                .isEqualTo(URL);
        assertThat(entries(desk().strictly(inferring).code(null, "nose").in(BODY)))
                .contains("UNABLE_TO_INFER_CODESYSTEM");
        ValueSetDraft both = ValueSetDraft.unnamed().include(all(URL)).include(all(OTHER));
        Desk twice = desk().with(CodeSystemDraft.of(OTHER).concept("head")).strictly(inferring);
        assertThat(entries(twice.code(null, "head").in(both)))
                .contains("Unable_to_resolve_system__value_set_has_multiple_matches");
    }

    @Test
    void anInactiveCodeIsToldWithItsStatus() {
        ValidateCodeAnswer arm = desk().coding(URL, null, "arm", null).in(BODY);
        assertThat(arm.result()).isTrue();
        assertThat(arm.standing().inactive()).isTrue();
        assertThat(issues(arm)).containsExactly("warning code-comment Coding");
        ValidateCodeAnswer leg = desk().coding(URL, null, "leg", null).in(BODY);
        assertThat(leg.standing().status()).isEqualTo("retired");
        assertThat(desk().coding(URL, null, "head", null).in(BODY).standing().inactive())
                .isNull();
    }

    @Test
    void activeOnlyAndAValueSetWithoutInactiveCodesRefuseThem() {
        ValidateCodeAnswer asked = desk().strictly(new Strictness(true, true, false, false, false))
                .coding(URL, null, "arm", null)
                .in(BODY);
        ValidateCodeAnswer declared = desk().coding(URL, null, "arm", null)
                .in(ValueSetDraft.unnamed().include(all(URL)).inactive(false));
        for (ValidateCodeAnswer answer : List.of(asked, declared)) {
            assertThat(answer.result()).isFalse();
            assertThat(issues(answer)).contains("error code-rule Coding.code", "error not-in-vs Coding.code");
        }
    }

    @Test
    void aDeprecatedCodeIsCommentedOn() {
        ValidateCodeAnswer answer = desk().coding(URL, null, "back", null).in(BODY);
        assertThat(answer.result()).isTrue();
        assertThat(entries(answer)).containsExactly("DEPRECATED_CONCEPT_FOUND");
        assertThat(answer.standing().status()).isEqualTo("deprecated");
    }

    @Test
    void displaysCompareWithoutCaseButWithTheirSpaces() {
        assertThat(display("back", "BACK").result()).isTrue();
        assertThat(display("back", "Rücken").result()).isTrue();
        assertThat(entries(display("head", "The  head"))).contains("Display_Name_WS_for__should_be_one_of__instead_of");
        assertThat(entries(display("head", "Skull"))).contains("Display_Name_for__should_be_one_of__instead_of");
        assertThat(display("head", "Skull").told().display()).isEqualTo("The head");
    }

    @Test
    void aLenientClientIsOnlyWarnedOfAWrongDisplay() {
        Strictness lenient = new Strictness(true, false, false, true, false);
        ValidateCodeAnswer answer =
                desk().strictly(lenient).coding(URL, null, "head", "Skull").in(BODY);
        assertThat(answer.result()).isTrue();
        assertThat(issues(answer)).containsExactly("warning invalid-display Coding.display");
    }

    @Test
    void aDisplayThatIsNotToBeUsedAnyLongerIsTold() {
        assertThat(entries(display("back", "Hind side"))).contains("INACTIVE_DISPLAY_FOUND");
    }

    @Test
    void displaysAreJudgedInTheLanguagesAskedFor() {
        ValidateCodeAnswer german =
                desk().languages("de", null).coding(URL, null, "back", "Rücken").in(BODY);
        assertThat(german.result()).isTrue();
        assertThat(german.told().display()).isEqualTo("Rücken");
        assertThat(desk().languages("de", null)
                        .coding(URL, null, "back", "Back")
                        .in(BODY)
                        .result())
                .isFalse();
        assertThat(desk().languages(null, "de")
                        .coding(URL, null, "back", "Back")
                        .in(BODY)
                        .result())
                .isFalse();
        ValidateCodeAnswer none =
                desk().languages("fr", null).coding(URL, null, "back", "Back").in(BODY);
        assertThat(none.result()).isTrue();
        assertThat(entries(none)).contains("NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_OK");
        assertThat(entries(desk().languages("fr", null)
                        .coding(URL, null, "head", "Skull")
                        .in(BODY)))
                .contains("NO_VALID_DISPLAY_FOUND_NONE_FOR_LANG_ERR");
    }

    /** Request, then the value set's own parameter, then the client's header, then the value set's language. */
    @Test
    void theNearestWishForALanguageCounts() {
        ValueSetDraft declared = ValueSetDraft.unnamed().include(all(URL)).parameter("displayLanguage", "de");
        ValueSetDraft written = ValueSetDraft.unnamed().include(all(URL)).language("de");
        assertThat(desk().languages(null, "en")
                        .coding(URL, null, "back", null)
                        .in(declared)
                        .told()
                        .display())
                .isEqualTo("Rücken");
        assertThat(desk().languages("en", null)
                        .coding(URL, null, "back", null)
                        .in(declared)
                        .told()
                        .display())
                .isEqualTo("Back");
        assertThat(desk().coding(URL, null, "back", null).in(written).told().display())
                .isEqualTo("Rücken");
        assertThat(desk().languages(null, "en")
                        .coding(URL, null, "back", null)
                        .in(written)
                        .told()
                        .display())
                .isEqualTo("Back");
    }

    @Test
    void aSpellingThatDiffersByCaseIsNormalized() {
        Desk desk = new Desk().with(CodeSystemDraft.of(URL).caseInsensitive().concept("Head"));
        ValidateCodeAnswer answer = desk.coding(URL, null, "HEAD", null).inSystem(URL);
        assertThat(answer.result()).isTrue();
        assertThat(answer.told().normalized()).isEqualTo("Head");
        assertThat(issues(answer)).containsExactly("information code-rule Coding.code");
    }

    @Test
    void unknownSystemsAreToldByTheirUrl() {
        ValidateCodeAnswer outside = desk().coding(OTHER, null, "x", null).in(BODY);
        assertThat(outside.result()).isFalse();
        assertThat(outside.unknownSystems().canonicals()).containsExactly(OTHER);
        assertThat(outside.unknownSystems().decisive()).isFalse();
        ValidateCodeAnswer included =
                desk().coding(OTHER, null, "x", null).in(ValueSetDraft.unnamed().include(all(OTHER)));
        assertThat(included.unknownSystems().decisive()).isTrue();
        assertThat(issues(included)).containsExactly("error not-found Coding.system");
    }

    /** Content not-present: "None of the concepts defined by the code system are included in the code system resource". */
    @Test
    void codesOfASystemWithoutContentAreMatchedNotChecked() {
        Desk desk = desk().with(CodeSystemDraft.of(OTHER).content("not-present"));
        ValidateCodeAnswer listed = desk.coding(OTHER, null, "x", "Whatever")
                .in(ValueSetDraft.unnamed().include(codes(OTHER, "x")));
        assertThat(listed.result()).isTrue();
        assertThat(issues(listed)).containsExactly("warning not-found Coding.system");
        assertThat(desk().with(CodeSystemDraft.of(OTHER).content("example").concept("x"))
                        .coding(OTHER, null, "x", null)
                        .inSystem(OTHER)
                        .result())
                .isFalse();
    }

    @Test
    void aRelativeSystemOrOneThatIsAValueSetIsNamedAsSuch() {
        assertThat(entries(desk().coding("body", null, "head", null).in(BODY)))
                .contains("Terminology_TX_System_Relative");
        assertThat(entries(desk().coding(BODY, null, "head", null).in(BODY)))
                .contains("Terminology_TX_System_ValueSet2");
    }

    @Test
    void oneValidCodingOutweighsAnotherOfAnUnknownSystem() {
        ValidateCodeAnswer answer = desk().coding(URL, null, "head", null)
                .coding(OTHER, null, "x", null)
                .in(BODY);
        assertThat(answer.result()).isTrue();
        assertThat(answer.told().code()).isEqualTo("head");
        assertThat(issues(answer)).contains("warning not-found CodeableConcept.coding[1].system");
        assertThat(answer.unknownSystems().canonicals()).isEmpty();
    }

    @Test
    void anUnknownCodeOfAnotherCodingIsAnErrorAllTheSame() {
        ValidateCodeAnswer answer = desk().coding(URL, null, "head", null)
                .coding(URL, null, "nose", null)
                .in(BODY);
        assertThat(answer.result()).isFalse();
        assertThat(answer.told().code()).isEqualTo("head");
        assertThat(issues(answer)).contains("error invalid-code CodeableConcept.coding[1].code");
    }

    @Test
    void artefactsThatAreNotToBeReliedOnAreNamed() {
        Desk desk = new Desk()
                .with(body().lifecycle(new Lifecycle("draft", null, false)))
                .with(ValueSetDraft.of(BODY).include(all(URL)).lifecycle(new Lifecycle("active", "withdrawn", false)));
        ValidateCodeAnswer answer = desk.coding(URL, null, "head", null).in(BODY);
        assertThat(answer.result()).isTrue();
        assertThat(entries(answer)).containsExactlyInAnyOrder("MSG_DRAFT", "MSG_WITHDRAWN");
    }

    @Test
    void aCodeThatTheValueSetMarksAsOldIsCommentedOn() {
        Extension old = new Extension("http://hl7.org/fhir/StructureDefinition/valueset-deprecated", "boolean", "true");
        ConceptReference head = new ConceptReference("head", null, List.of(), List.of(old));
        ValueSetDraft marked = ValueSetDraft.unnamed().include(set(URL, List.of(head), List.of(), List.of()));
        assertThat(entries(desk().coding(URL, null, "head", null).in(marked)))
                .containsExactly("CONCEPT_DEPRECATED_IN_VALUESET");
    }

    @Test
    void containedValueSetsAreFoundInsideTheOneThatNamesThem() {
        ValueSetDraft inside = ValueSetDraft.unnamed().include(codes(URL, "head"));
        ValueSetDraft outside =
                ValueSetDraft.unnamed().include(imports("#inside")).containing("inside", inside);
        assertThat(desk().coding(URL, null, "head", null).in(outside).result()).isTrue();
        assertThat(desk().coding(URL, null, "leg", null).in(outside).result()).isFalse();
    }

    @Test
    void anImportThatIsNotKnownMakesTheAnswerNo() {
        ValidateCodeAnswer answer = desk().coding(URL, null, "head", null)
                .in(ValueSetDraft.unnamed().include(imports("https://example.org/ValueSet/nowhere")));
        assertThat(answer.result()).isFalse();
        assertThat(issues(answer)).containsExactly("error not-found null");
    }

    @Test
    void supplementsAddWordingsWhereTheyAreAskedFor() {
        CodeSystemDraft supplement = CodeSystemDraft.of("https://example.org/CodeSystem/dutch|1")
                .supplementing(URL, false)
                .concept("head", null, List.of(), List.of(), List.of(new Designation("nl", null, "Hoofd")));
        assertThat(desk().with(supplement)
                        .coding(URL, null, "head", "Hoofd")
                        .in(BODY)
                        .result())
                .isFalse();
        assertThat(desk().with(supplement)
                        .supplements("https://example.org/CodeSystem/dutch")
                        .coding(URL, null, "head", "Hoofd")
                        .in(BODY)
                        .result())
                .isTrue();
        ValueSetDraft needing =
                ValueSetDraft.unnamed().include(all(URL)).needs("https://example.org/CodeSystem/dutch|1");
        assertThat(desk().with(supplement)
                        .coding(URL, null, "head", "Hoofd")
                        .in(needing)
                        .result())
                .isTrue();
    }

    @Test
    void aLanguagePackNeedsNoAsking() {
        CodeSystemDraft pack = CodeSystemDraft.of("https://example.org/CodeSystem/dutch|1")
                .supplementing(URL, true)
                .concept("head", null, List.of(), List.of(), List.of(new Designation("nl", null, "Hoofd")));
        assertThat(desk().with(pack).coding(URL, null, "head", "Hoofd").in(BODY).result())
                .isTrue();
    }

    @Test
    void aSupplementThatIsNotThereIsRefused() {
        ValueSetDraft needing = ValueSetDraft.unnamed().include(all(URL)).needs("https://example.org/CodeSystem/dutch");
        assertThatThrownBy(() -> desk().coding(URL, null, "head", null).in(needing))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.NOT_FOUND);
                    assertThat(refusal.problem().message().key()).isEqualTo("VALUESET_SUPPLEMENT_MISSING");
                });
        assertThatThrownBy(() -> desk().supplements("https://example.org/CodeSystem/dutch")
                        .coding(URL, null, "head", null)
                        .inSystem(URL))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aSupplementIsNoSystemToTakeCodesFrom() {
        CodeSystemDraft supplement = CodeSystemDraft.of("https://example.org/CodeSystem/dutch|1")
                .supplementing(URL, false)
                .concept("head");
        ValidateCodeAnswer answer = desk().with(supplement)
                .coding("https://example.org/CodeSystem/dutch", null, "head", null)
                .in(BODY);
        assertThat(entries(answer)).contains("CODESYSTEM_CS_NO_SUPPLEMENT");
    }

    @Test
    void aCodeSystemThatCameWithTheRequestIsHeldAgainst() {
        CodeSystemDraft given = CodeSystemDraft.of(OTHER).concept("only-here");
        assertThat(desk().coding(OTHER, null, "only-here", null).inSystem(given).result())
                .isTrue();
        assertThat(desk().coding(OTHER, null, "head", null).inSystem(given).result())
                .isFalse();
    }

    @Test
    void membershipAloneLeavesTheRestUnsaid() {
        ValidateCodeAnswer answer = desk().strictly(new Strictness(true, false, false, false, true))
                .coding(URL, null, "nose", null)
                .in(BODY);
        assertThat(answer.result()).isFalse();
        assertThat(issues(answer)).containsExactly("error not-in-vs Coding.code");
    }
}
