package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.ICD;
import static org.foramen.terminology.Clinic.icd;

import java.util.Set;
import org.foramen.terminology.Clinic;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.language.LanguagePreferences;
import org.junit.jupiter.api.Test;

/** https://hl7.org/fhir/R4/codesystem-operation-lookup.html */
class LookupTest {

    private final Terminology terminology = Clinic.terminology();

    @Test
    void theNewestVersionAnswers() {
        LookupAnswer answer = lookup(icd("M99.74"));
        assertThat(answer.display()).isEqualTo("Stenosis of foramina of sacral region");
        assertThat(answer.codeSystem().version()).isEqualTo("2027");
        assertThat(answer.codeSystem().code(answer.ordinal())).isEqualTo("M99.74");
        assertThat(answer.designations()).hasSize(3);
    }

    @Test
    void aVersionAskedForAnswers() {
        assertThat(lookup(new Coding(ICD, "2026", "M99.74", null)).display()).isEqualTo("Stenosis, sacral");
    }

    @Test
    void theDisplayComesInTheLanguageAskedFor() {
        assertThat(display("de")).isEqualTo("Foramenstenose der Sakralregion");
        assertThat(display("en")).isEqualTo("Stenosis of foramina of sacral region");
        assertThat(display("fr")).isEqualTo("Stenosis of foramina of sacral region");
    }

    @Test
    void aConceptWithoutDisplayShowsItsCode() {
        assertThat(lookup(icd("G54.1")).display()).isEqualTo("G54.1");
    }

    @Test
    void onlyThePropertiesAskedForAreWanted() {
        LookupAnswer answer = terminology.lookup(new LookupRequest(icd("M99.74"), null, Set.of("parent"), Set.of()));
        assertThat(answer.designations()).isEmpty();
        assertThat(answer.request().wants("parent")).isTrue();
        assertThat(answer.request().wants("child")).isFalse();
        assertThat(terminology
                        .lookup(new LookupRequest(icd("M99.74"), null, Set.of("designation"), Set.of()))
                        .designations())
                .extracting(Designation::language)
                .containsExactly("en", "de", "en");
        assertThat(new LookupRequest(icd("M99.74"), null, Set.of("*"), Set.of()).wants("child"))
                .isTrue();
    }

    @Test
    void whatIsNotKnownIsRefusedByItsParameter() {
        assertRefused(Coding.of("http://x.org/unknown", "a"), Problem.Kind.NOT_FOUND, "system", "http://x.org/unknown");
        assertRefused(new Coding(ICD, "1999", "M99.74", null), Problem.Kind.NOT_FOUND, "system", "2026, 2027");
        assertRefused(icd("M99.76"), Problem.Kind.NOT_FOUND, "code", "Unknown code 'M99.76'");
        assertRefused(icd("A00"), Problem.Kind.NOT_FOUND, "code", "fragment");
        assertRefused(Coding.of(null, "a"), Problem.Kind.REQUIRED, "system", "code system");
    }

    private void assertRefused(Coding coding, Problem.Kind kind, String expression, String text) {
        Problem problem = Clinic.refusal(() -> lookup(coding)).problem();
        assertThat(problem.kind()).isEqualTo(kind);
        assertThat(problem.expression()).isEqualTo(expression);
        assertThat(problem.message().toString()).contains(text);
    }

    private LookupAnswer lookup(Coding coding) {
        return terminology.lookup(new LookupRequest(coding, null, Set.of(), Set.of()));
    }

    private String display(String language) {
        return terminology
                .lookup(new LookupRequest(
                        icd("M99.74"), LanguagePreferences.parse(language, "displayLanguage"), Set.of(), Set.of()))
                .display();
    }
}
