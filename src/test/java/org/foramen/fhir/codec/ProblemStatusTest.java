package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.foramen.terminology.code.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemStatusTest {

    @Test
    void everyKindHasItsRow() {
        assertThat(Arrays.stream(Problem.Kind.values()).map(ProblemStatus::of)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID,400,invalid",
        "REQUIRED,400,required",
        "NOT_FOUND,404,not-found",
        "UNSUPPORTED,400,not-supported",
        "TOO_COSTLY,422,too-costly",
        "CONFLICT,409,conflict",
        "UNPROCESSABLE,422,processing",
        "BUSY,503,throttled"
    })
    void clientsSeeTheStatusAndTheIssueCode(Problem.Kind kind, int status, String issueCode) {
        assertThat(ProblemStatus.of(kind).httpStatus()).isEqualTo(status);
        assertThat(ProblemStatus.of(kind).issueType().toCode()).isEqualTo(issueCode);
    }
}
