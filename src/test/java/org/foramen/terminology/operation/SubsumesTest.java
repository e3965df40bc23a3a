package org.foramen.terminology.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.terminology.Clinic.ICD;

import org.foramen.terminology.Clinic;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://hl7.org/fhir/R4/codesystem-operation-subsumes.html */
class SubsumesTest {

    private final Terminology terminology = Clinic.terminology();

    @ParameterizedTest
    @CsvSource({
        "M99.74, M99.74, equivalent",
        "M99, M99.74, subsumes",
        "M99.74, M99, subsumed-by",
        "M99.74, M99.75, not-subsumed"
    })
    void outcome(String codeA, String codeB, String outcome) {
        assertThat(ask(ICD, codeA, codeB).code()).isEqualTo(outcome);
    }

    @Test
    void whatIsNotKnownIsRefusedByItsParameter() {
        assertRefused("http://x.org/unknown", "a", "b", "system");
        assertRefused(ICD + "|1999", "M99", "M99", "system");
        assertRefused(ICD, "M99.76", "M99", "codeA");
        assertRefused(ICD, "M99", "M99.76", "codeB");
    }

    private void assertRefused(String system, String codeA, String codeB, String expression) {
        Problem problem = Clinic.refusal(() -> ask(system, codeA, codeB)).problem();
        assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(problem.expression()).isEqualTo(expression);
    }

    private SubsumesAnswer ask(String system, String codeA, String codeB) {
        return terminology.subsumes(new SubsumesRequest(Canonical.parse(system), codeA, codeB));
    }
}
