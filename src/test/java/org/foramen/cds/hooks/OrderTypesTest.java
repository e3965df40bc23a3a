package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of order that R4 has may be drafted, and where its type has a reason, the reason is judged. */
class OrderTypesTest {

    private static final String HEADING =
            "{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}],'text':'neck'}";

    /** The elements that R4 demands of the type, so that the order is a valid one. */
    private static String order(String type, String reason) {
        String own =
                switch (type) {
                    case "ServiceRequest" -> "'status':'draft','intent':'order','subject':{'reference':'Patient/p-1'}";
                    case "MedicationRequest" ->
                        "'status':'draft','intent':'order','subject':{'reference':'Patient/p-1'},"
                                + "'medicationCodeableConcept':{'text':'ibuprofen'}";
                    case "NutritionOrder" ->
                        "'status':'draft','intent':'order','patient':{'reference':'Patient/p-1'},"
                                + "'dateTime':'2026-11-28','oralDiet':{'type':[{'text':'soft'}]}";
                    case "DeviceRequest" ->
                        "'status':'draft','intent':'order','subject':{'reference':'Patient/p-1'},"
                                + "'codeCodeableConcept':{'text':'cervical collar'}";
                    case "VisionPrescription" ->
                        "'status':'draft','created':'2026-11-28','patient':{'reference':'Patient/p-1'},'dateWritten':"
                                + "'2026-11-28','prescriber':{'reference':'Practitioner/1'},'lensSpecification':"
                                + "[{'product':{'text':'lens'},'eye':'right'}]";
                    case "Appointment" ->
                        "'status':'proposed','participant':[{'actor':{'reference':'Patient/p-1'},"
                                + "'status':'needs-action'}]";
                    case "CommunicationRequest" -> "'status':'draft','subject':{'reference':'Patient/p-1'}";
                    case "SupplyRequest" ->
                        "'status':'draft','quantity':{'value':1},'itemCodeableConcept':{'text':'pillow'}";
                    case "Task" -> "'status':'draft','intent':'order','for':{'reference':'Patient/p-1'}";
                    case "RequestGroup" -> "'status':'draft','intent':'order','subject':{'reference':'Patient/p-1'}";
                    case "CarePlan" -> "'status':'draft','intent':'plan','subject':{'reference':'Patient/p-1'}";
                    case "ImmunizationRecommendation" ->
                        "'patient':{'reference':'Patient/p-1'},'date':'2026-11-28','recommendation':"
                                + "[{'vaccineCode':[{'text':'flu'}],'forecastStatus':{'text':'due'}}]";
                    default -> throw new IllegalArgumentException(type);
                };
        return "{'resourceType':'" + type + "','id':'o-1'," + own + reason + "}";
    }

    private static JsonNode call(String hook, String order, String conditions) {
        return CallDraft.call(
                GoldenAnswers.service(hook),
                CallDraft.read("{'hook':'" + hook + "','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'Practitioner/1','patientId':'p-1','selections':['o-1'],'draftOrders':"
                        + bundle(order) + "},'prefetch':{'conditions':" + conditions + "}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServiceRequest",
                "MedicationRequest",
                "DeviceRequest",
                "Appointment",
                "CommunicationRequest",
                "SupplyRequest",
                "RequestGroup"
            })
    void judgesTheCodedReasonOf(String type) {
        String order = order(type, ",'reasonCode':[" + HEADING + "]");
        for (String hook : new String[] {"order-sign", "order-select"}) {
            JsonNode answer = call(hook, order, "null");
            assertThat(topics(answer)).as(hook).isEqualTo("code-not-billable");
            assertThat(answer.at("/cards/0/extension/org.foramen.evidence/triggers/0/reference")
                            .asText())
                    .isEqualTo(type + "/o-1");
            JsonNode changed = answer.at("/cards/0/suggestions/0/actions/0/resource");
            assertThat(changed.path("resourceType").asText()).isEqualTo(type);
            assertThat(changed.at("/reasonCode/0/coding/0/code").asText()).startsWith("M99.7");
            assertThat(changed.path("status")).isEqualTo(CallDraft.read(order).path("status"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceRequest",
        "MedicationRequest",
        "DeviceRequest",
        "Appointment",
        "CommunicationRequest",
        "SupplyRequest",
        "RequestGroup"
    })
    void judgesTheConditionThatIsTheReasonOf(String type) {
        String order = order(type, ",'reasonReference':[{'reference':'Condition/c-3'}]");
        assertThat(topics(call("order-sign", order, bundle(M99_7)))).isEqualTo("code-not-billable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'reasonCode':" + HEADING, "'reasonReference':{'reference':'Condition/c-3'}"})
    void judgesTheOnlyReasonOfATask(String reason) {
        JsonNode answer = call("order-sign", order("Task", "," + reason), bundle(M99_7));
        assertThat(topics(answer)).isEqualTo("code-not-billable");
        JsonNode changed = answer.at("/cards/0/suggestions/0/actions/0/resource");
        assertThat(changed.isMissingNode() || changed.path("reasonCode").isObject())
                .as("as R4 has it, not as an array")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NutritionOrder", "VisionPrescription", "CarePlan", "ImmunizationRecommendation"})
    void hasNothingToSayOfOrdersWithoutAReason(String type) {
        assertThat(call("order-sign", order(type, ""), "null")).isEqualTo(CallDraft.read("{'cards':[]}"));
    }
}
