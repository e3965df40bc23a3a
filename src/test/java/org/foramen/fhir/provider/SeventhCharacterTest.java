package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.Test;

/** A 7th character, which injuries have and M99 has not, makes a code that does not exist, and the answer says so. */
class SeventhCharacterTest {

    private static Parameters validated(String code) {
        return RunningFhirServer.parsed(
                Parameters.class,
                RunningFhirServer.shared()
                        .get("/CodeSystem/$validate-code?url=http://hl7.org/fhir/sid/icd-10-cm&code=" + code),
                200);
    }

    @Test
    void isRefusedForACodeOfM99AndTakenForAnInjury() {
        Parameters wrong = validated("M99.65XA");
        assertThat(wrong.getParameterBool("result")).isFalse();
        assertThat(wrong.getParameter("message").getValue().primitiveValue()).contains("'M99.65XA'", "icd-10-cm");
        assertThat(validated("M99.65").getParameterBool("result")).isTrue();
        assertThat(validated("S33.2XXA").getParameterBool("result")).isTrue();
    }
}
