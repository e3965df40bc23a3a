package org.foramen.cds.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template asks for in one call. */
class PrefetchQueryTest {

    @ParameterizedTest
    @CsvSource({
        "Practitioner/7, userPractitionerId, Practitioner/7",
        "PractitionerRole/7, userPractitionerRoleId, PractitionerRole/7",
        "Patient/7, userPatientId, Patient/7",
        "RelatedPerson/7, userRelatedPersonId, RelatedPerson/7",
        "https://ehr.example.org/fhir/Patient/7, userPatientId, Patient/7",
    })
    void row56_fillsTheTokenOfTheUsersType(String userId, String token, String read) {
        PrefetchTokens tokens = PrefetchTokens.of(Map.of("userId", userId));
        String type = read.substring(0, read.indexOf('/'));
        assertThat(new PrefetchQuery(type + "/{{" + token + "}}").filled(tokens))
                .hasValue(read);
        String other = token.equals("userPatientId") ? "userPractitionerId" : "userPatientId";
        assertThat(new PrefetchQuery("Patient/{{" + other + "}}").filled(tokens))
                .isEmpty();
    }

    @Test
    void row59_fillsTheFieldsOfTheContext() {
        PrefetchTokens tokens = PrefetchTokens.of(Map.of("patientId", "p-1", "userId", "Practitioner/7"));
        assertThat(new PrefetchQuery("DiagnosticReport?patient={{context.patientId}}"
                                + "&category=http://terminology.hl7.org/CodeSystem/v2-0074|RAD&_count=50")
                        .filled(tokens))
                .hasValue("DiagnosticReport?patient=p-1"
                        + "&category=http://terminology.hl7.org/CodeSystem/v2-0074%7CRAD&_count=50");
        assertThat(new PrefetchQuery("Encounter/{{context.encounterId}}").filled(tokens))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"p&code=x, p%26code%3Dx", "a b, a%20b", "../Patient, ..%2FPatient", "p|1, p%7C1", "é#?, %C3%A9%23%3F"})
    void escapesWhatAClientSends(String patientId, String escaped) {
        PrefetchTokens tokens = PrefetchTokens.of(Map.of("patientId", patientId));
        assertThat(new PrefetchQuery("Condition?patient={{context.patientId}}").filled(tokens))
                .hasValue("Condition?patient=" + escaped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", ".."})
    void asksForNoIdThatIsAPath(String patientId) {
        assertThat(new PrefetchQuery("Patient/{{context.patientId}}")
                        .filled(PrefetchTokens.of(Map.of("patientId", patientId))))
                .isEmpty();
    }
}
