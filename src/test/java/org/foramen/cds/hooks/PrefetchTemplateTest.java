package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client meets only tokens and queries that the specification recommends. */
class PrefetchTemplateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/{{context.draftOrders}}",
                "Patient/{{patientId}}",
                "Condition?patient={{context.patientId}}&code:below=M99",
                "Condition?patient={{context.patientId}}&_include=Condition:encounter",
                "Condition?patient={{context.patientId}}&code=a,b",
                "Patient/{{context.patientId}}/$everything",
                "/Patient"
            })
    void refusesWhatIsNotInTheRecommendedSubset(String query) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrefetchTemplate(query))
                .withMessageContaining(query);
    }

    @Test
    void advertisesTheFiveKeys() {
        assertThat(HookService.prefetchKeys())
                .containsExactly("patient", "conditions", "imaging", "procedures", "documents");
    }
}
