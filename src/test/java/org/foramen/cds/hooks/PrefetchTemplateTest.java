package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.foramen.cds.PublishedKnowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client meets only tokens and queries that the specification recommends. */
class PrefetchTemplateTest {

    private static void refuses(String query, Hook hook) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PrefetchTemplate(query, hook))
                .withMessageContaining(query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Condition?patient={{context.patientId}}&code:below=M99",
                "Condition?patient={{context.patientId}}&code:not=M99",
                "Condition?patient={{context.patientId}}&_include=Condition:encounter",
                "Condition?patient={{context.patientId}}&_sort=code",
                "Condition?patient={{context.patientId}}&_count=many",
                "Condition?patient={{context.patientId}}&code=a,b",
                "Condition?patient={{context.patientId}}&code-of-it=M99",
                "Condition?patient:Patient={{context.patientId}}",
                "Condition?subject.name={{context.patientId}}",
                "Condition?onset-date=ne2026",
                "Condition?onset-date=sa2026-01-01",
                "Conditions?patient={{context.patientId}}",
                "Patients/{{context.patientId}}",
                "Patient/{{context.patientId}}/$everything",
                "Patient?name=Jane",
                "/Patient"
            })
    void row58_refusesWhatIsNotInTheRecommendedSubset(String query) {
        refuses(query, Hook.PATIENT_VIEW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/{{context.patientId}}",
                "Practitioner/{{userPractitionerId}}",
                "Patient?_id={{context.patientId}}",
                "Condition?patient={{context.patientId}}&code:in=http://example.org/ValueSet/a",
                "Condition?patient={{context.patientId}}&category=problem-list-item&onset-date=ge2026-01-01&_sort=-onset-date",
                "Encounter?patient={{context.patientId}}&date=2026&_count=1"
            })
    void takesTheRecommendedSubset(String query) {
        for (Hook hook : Hook.values()) {
            assertThat(new PrefetchTemplate(query, hook).query()).isEqualTo(query);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/{{patientId}}",
                "Patient/{{context.}}",
                "Patient/{{context.patientId.value}}",
                "Patient/{{userId}}",
                "Patient/{{%context.patientId}}",
                "Patient/{{ context.patientId }}"
            })
    void row56_row59_refusesWhatIsNoTokenByItsName(String query) {
        refuses(query, Hook.PATIENT_VIEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient/{context.patientId}", "Condition?patient={context.patientId}", "Patient/{{x"})
    void row55_refusesATokenBetweenOtherMarks(String query) {
        refuses(query, Hook.PATIENT_VIEW);
    }

    @Test
    void row57_refusesWhatIsNotPrimitiveOrNotOfTheHook() {
        refuses("Condition?_id={{context.conditions}}", Hook.PROBLEM_LIST_ITEM_CREATE);
        refuses("ServiceRequest?_id={{context.draftOrders}}", Hook.ORDER_SIGN);
        refuses("ServiceRequest?_id={{context.selections}}", Hook.ORDER_SELECT);
        refuses("ServiceRequest?_id={{context.dispatchedOrders}}", Hook.ORDER_SIGN);
        refuses("Appointment?_id={{context.appointments}}", Hook.PATIENT_VIEW);
    }

    @ParameterizedTest
    @EnumSource(
            value = Hook.class,
            names = {"ORDER_SIGN", "ORDER_SELECT", "ENCOUNTER_DISCHARGE"})
    void
            hooksRow4_hooksRow8_hooksRow12_hooksRow48_hooksRow52_hooksRow56_hooksRow77_hooksRow81_hooksRow85_takesTheStrings(
                    Hook hook) {
        for (String field : new String[] {"userId", "patientId", "encounterId"}) {
            String query = "Basic/{{context." + field + "}}";
            assertThat(new PrefetchTemplate(query, hook).query()).isEqualTo(query);
        }
    }

    @Test
    void hooksRow16_hooksRow89_hooksRow93_refusesBundlesAndArrays() {
        refuses("ServiceRequest/{{context.draftOrders}}", Hook.ORDER_SIGN);
        refuses("ServiceRequest/{{context.draftOrders}}", Hook.ORDER_SELECT);
        refuses("ServiceRequest/{{context.selections}}", Hook.ORDER_SELECT);
    }

    @Test
    void row35_everyTokenThatDiscoveryTellsIsOneThatTheContextHas() throws IOException {
        Pattern token = Pattern.compile("\\{\\{context\\.(\\w+)}}");
        JsonNode services = CallDraft.JSON
                .readTree(PublishedKnowledge.HOOKS.discovery(PublishedKnowledge.OPEN))
                .path("services");
        assertThat(services).hasSize(5).allSatisfy(service -> assertThat(service.path("prefetch"))
                .hasSize(6)
                .allSatisfy(template -> assertThat(
                                token.matcher(template.textValue()).results().map(MatchResult::group))
                        .containsAnyOf("{{context.patientId}}", "{{context.encounterId}}")
                        .hasSize(1)));
    }

    @Test
    void advertisesTheKeys() {
        assertThat(HookService.prefetchKeys())
                .containsExactly("patient", "conditions", "imaging", "procedures", "documents", "encounter");
    }
}
