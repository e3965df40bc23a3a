package org.foramen.terminology.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.terminology.ValueSetDraft.all;
import static org.foramen.terminology.ValueSetDraft.codes;
import static org.foramen.terminology.ValueSetDraft.imports;
import static org.foramen.terminology.validation.Desk.entries;
import static org.foramen.terminology.validation.Desk.issues;

import java.util.List;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.version.VersionRule.Mode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which version of a code system a coding is held against, and what is said where the two contradict each other
 * (https://hl7.org/fhir/R4/valueset-operation-validate-code.html, https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/).
 */
class VersionsOfValidationTest {

    private static final String URL = "https://example.org/CodeSystem/spine";
    private static final String PINNED = "https://example.org/ValueSet/pinned";
    private static final String OPEN = "https://example.org/ValueSet/open";
    private static final String WILD = "https://example.org/ValueSet/wild";

    /** Each version has the code of its own and {@code lumbar}. */
    private static Desk desk() {
        Desk desk = new Desk();
        for (String version : List.of("1.0.0", "1.2.0", "2.0.0")) {
            desk.with(CodeSystemDraft.of(URL + "|" + version).concept("lumbar").concept("of-" + version));
        }
        return desk.with(
                ValueSetDraft.of(PINNED).include(all(URL + "|1.0.0")),
                ValueSetDraft.of(OPEN).include(all(URL)),
                ValueSetDraft.of(WILD).include(all(URL + "|1.x.x")));
    }

    private static ValidateCodeAnswer lumbar(Desk desk, @Nullable String version, String valueSet) {
        return desk.coding(URL, version, "lumbar", null).in(valueSet);
    }

    @ParameterizedTest
    @CsvSource({
        PINNED + ",,1.0.0",
        PINNED + ",1.0.0,1.0.0",
        OPEN + ",,2.0.0",
        OPEN + ",1.0.0,1.0.0",
        WILD + ",,1.2.0",
        WILD + ",1.0.0,1.0.0",
        WILD + ",1.x.x,1.2.0",
    })
    void theIncludesVersionAnswersNarrowedByTheCodings(String valueSet, @Nullable String version, String answered) {
        ValidateCodeAnswer answer = lumbar(desk(), version, valueSet);
        assertThat(answer.result()).isTrue();
        assertThat(answer.told().version()).isEqualTo(answered);
        assertThat(answer.issues()).isEmpty();
    }

    @Test
    void anOtherVersionThanTheIncludesIsAnError() {
        ValidateCodeAnswer answer = lumbar(desk(), "2.0.0", PINNED);
        assertThat(answer.result()).isFalse();
        assertThat(entries(answer)).containsExactly("VALUESET_VALUE_MISMATCH");
        assertThat(issues(answer)).containsExactly("error vs-invalid Coding.version");
        assertThat(answer.unknownSystems().canonicals()).isEmpty();
    }

    @Test
    void anUnknownVersionIsToldWithTheKnownOnes() {
        ValidateCodeAnswer answer = lumbar(desk(), "9.0.0", PINNED);
        assertThat(answer.result()).isFalse();
        assertThat(entries(answer)).containsExactly("VALUESET_VALUE_MISMATCH", "UNKNOWN_CODESYSTEM_VERSION");
        assertThat(answer.issues().get(1).message().arguments())
                .containsExactly(URL, "9.0.0", "1.0.0, 1.2.0 and 2.0.0");
        assertThat(answer.unknownSystems().canonicals()).containsExactly(URL + "|9.0.0");
        assertThat(answer.unknownSystems().decisive()).isTrue();
    }

    /** Where nobody said which version, the coding's being unknown is only worth a warning beside the error. */
    @Test
    void withoutAnIncludedVersionTheContradictionIsAWarning() {
        ValidateCodeAnswer answer = lumbar(desk(), "9.0.0", OPEN);
        assertThat(issues(answer))
                .containsExactly("warning vs-invalid Coding.version", "error not-found Coding.system");
    }

    @Test
    void aDefaultHoldsWhereNoVersionIsSaid() {
        assertThat(lumbar(desk().rule(Mode.DEFAULT, URL + "|1.2.0"), null, OPEN)
                        .told()
                        .version())
                .isEqualTo("1.2.0");
        assertThat(lumbar(desk().rule(Mode.DEFAULT, URL + "|1.2.0"), null, PINNED)
                        .told()
                        .version())
                .isEqualTo("1.0.0");
    }

    @Test
    void aForcedVersionHoldsWhateverIsSaid() {
        assertThat(lumbar(desk().rule(Mode.FORCE, URL + "|1.2.0"), null, PINNED)
                        .told()
                        .version())
                .isEqualTo("1.2.0");
        ValidateCodeAnswer answer = lumbar(desk().rule(Mode.FORCE, URL + "|1.2.0"), "1.0.0", PINNED);
        assertThat(answer.result()).isFalse();
        assertThat(entries(answer)).containsExactly("VALUESET_VALUE_MISMATCH_CHANGED");
    }

    @Test
    void aVersionThatIsNotTheDemandedOneIsAnError() {
        ValidateCodeAnswer answer = lumbar(desk().rule(Mode.CHECK, URL + "|1.2.0"), null, PINNED);
        assertThat(answer.result()).isFalse();
        assertThat(issues(answer)).containsExactly("error version-error Coding.version");
        assertThat(lumbar(desk().rule(Mode.CHECK, URL + "|1.x.x"), null, PINNED).result())
                .isTrue();
        assertThat(lumbar(desk().rule(Mode.CHECK, URL + "|1.2.0"), null, OPEN)
                        .told()
                        .version())
                .isEqualTo("1.2.0");
    }

    @Test
    void aVersionThatDoesNotExistLeavesTheAnswerOpen() {
        ValidateCodeAnswer answer = lumbar(desk().rule(Mode.FORCE, URL + "|3.0.0"), null, PINNED);
        assertThat(answer.result()).isFalse();
        assertThat(entries(answer)).containsExactly("UNKNOWN_CODESYSTEM_VERSION");
        assertThat(answer.unknownSystems().decisive()).isTrue();
    }

    @Test
    void twoForcedVersionsAreRefused() {
        Desk desk = desk().rule(Mode.FORCE, URL + "|1.0.0").rule(Mode.FORCE, URL + "|2.0.0");
        assertThatThrownBy(() -> lumbar(desk, null, PINNED)).isInstanceOf(Refusal.class);
    }

    @Test
    void ofSeveralIncludedVersionsTheNewestThatHasTheCodeAnswers() {
        String both = "https://example.org/ValueSet/both";
        ValueSetDraft draft =
                ValueSetDraft.of(both).include(all(URL + "|1.0.0")).include(all(URL + "|2.0.0"));
        assertThat(desk().with(draft)
                        .coding(URL, null, "lumbar", null)
                        .in(both)
                        .told()
                        .version())
                .isEqualTo("2.0.0");
        assertThat(desk().with(draft)
                        .coding(URL, null, "of-1.0.0", null)
                        .in(both)
                        .told()
                        .version())
                .isEqualTo("1.0.0");
        ValidateCodeAnswer other =
                desk().with(draft).coding(URL, "2.0.0", "of-1.0.0", null).in(both);
        assertThat(other.result()).isFalse();
        assertThat(issues(other)).contains("error invalid-code Coding.code", "error not-in-vs Coding.code");
    }

    @Test
    void rulesReachIntoImportedValueSetsAndChooseTheirVersions() {
        String imported = "https://example.org/ValueSet/imported";
        String importing = "https://example.org/ValueSet/importing";
        ValueSetDraft[] drafts = {
            ValueSetDraft.of(imported + "|1").include(all(URL + "|1.0.0")),
            ValueSetDraft.of(imported + "|2").include(all(URL + "|2.0.0")),
            ValueSetDraft.of(importing).include(imports(imported))
        };
        assertThat(desk().with(drafts)
                        .coding(URL, null, "of-2.0.0", null)
                        .in(importing)
                        .result())
                .isTrue();
        Desk pinned = desk().with(drafts).rule(Mode.DEFAULT, imported + "|1");
        assertThat(pinned.coding(URL, null, "of-2.0.0", null).in(importing).result())
                .isFalse();
        Desk forced = desk().with(drafts).rule(Mode.FORCE, URL + "|1.2.0");
        assertThat(forced.coding(URL, null, "of-1.2.0", null)
                        .in(importing)
                        .told()
                        .version())
                .isEqualTo("1.2.0");
    }

    @Test
    void aVersionFromWhichTheCodeIsTakenAwayLendsNoDisplay() {
        String valueSet = "https://example.org/ValueSet/less";
        Desk desk = new Desk()
                .with(
                        CodeSystemDraft.of(URL + "|1.0.0").concept("l1", "Old", List.of(), List.of(), List.of()),
                        CodeSystemDraft.of(URL + "|2.0.0").concept("l1", "New", List.of(), List.of(), List.of()))
                .with(ValueSetDraft.of(valueSet)
                        .include(all(URL + "|1.0.0"))
                        .include(all(URL + "|2.0.0"))
                        .exclude(codes(URL + "|1.0.0", "l1")));
        ValidateCodeAnswer answer = desk.coding(URL, null, "l1", "Old").in(valueSet);
        assertThat(answer.result()).isFalse();
        assertThat(answer.told().version()).isEqualTo("2.0.0");
        assertThat(issues(answer)).containsExactly("error invalid-display Coding.display");
    }

    @Test
    void ofAnImportedVersionThatIsNotKnownNoOtherOneAnswers() {
        String direct = "https://example.org/ValueSet/direct";
        String importing = "https://example.org/ValueSet/importing";
        Desk desk = desk().with(
                        ValueSetDraft.of(direct).include(all(URL + "|9.0.0")),
                        ValueSetDraft.of(importing).include(imports(direct)));
        ValidateCodeAnswer answer = lumbar(desk, null, importing);
        assertThat(answer.result()).isFalse();
        assertThat(answer.told().version()).isNull();
        assertThat(answer.unknownSystems().canonicals()).containsExactly(URL + "|9.0.0");
    }
}
