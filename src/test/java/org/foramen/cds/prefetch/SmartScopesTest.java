package org.foramen.cds.prefetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopesTest {

    private static final PrefetchQuery SEARCH = new PrefetchQuery("Condition?patient={{context.patientId}}");
    private static final PrefetchQuery READ = new PrefetchQuery("Patient/{{context.patientId}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Condition.read",
                "openid patient/*.read",
                "user/Condition.*",
                "system/*.*",
                "patient/Condition.s",
                "patient/Condition.rs?category=problem-list-item",
                "user/*.cruds launch",
                "patient/Patient.read patient/Condition.read"
            })
    void admitTheSearch(String scope) {
        assertThat(SmartScopes.of(scope).admit(SEARCH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "patient/Patient.read",
                "patient/Condition.write",
                "patient/Condition.r",
                "user/Observation.rs patient/Procedure.*",
                "patient/*.cud"
            })
    void doNotAdmitIt(String scope) {
        assertThat(SmartScopes.of(scope).admit(SEARCH)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "openid fhirUser", "https://ehr.example.org/scopes/chart", "read"})
    void leaveItToTheServerWhereTheyAreOfAnotherKind(String scope) {
        assertThat(SmartScopes.of(scope).admit(SEARCH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient/Patient.r", "patient/Patient.read", "user/*.rs"})
    void admitTheReadOfOneResource(String scope) {
        assertThat(SmartScopes.of(scope).admit(READ)).isTrue();
        assertThat(SmartScopes.of("patient/Patient.s").admit(READ)).isFalse();
    }
}
