package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.callProblemList;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of STU3 and DSTU2 get an answer as far as their resources mean the same in R4, and else are told what does not. */
class OtherVersionsTest {

    private static final String STU3_CONDITION =
            "'clinicalStatus':'%s','verificationStatus':'confirmed','subject':{'reference':'Patient/p-1'},"
                    + "'context':{'reference':'Encounter/e-1'},'assertedDate':'2017-05-01','code':{";
    private static final String DSTU2_CONDITION =
            "'clinicalStatus':'%s','verificationStatus':'confirmed','patient':{'reference':'Patient/p-1'},"
                    + "'encounter':{'reference':'Encounter/e-1'},'dateRecorded':'2015-05-01',"
                    + "'category':{'coding':[{'system':'http://hl7.org/fhir/condition-category','code':'diagnosis'}]},"
                    + "'code':{";

    private static JsonNode sign(String orders, String conditions) {
        return CallDraft.call(
                "m99-order-sign",
                CallDraft.read("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                        + "{'userId':'Practitioner/1','patientId':'p-1','draftOrders':" + orders
                        + "},'prefetch':{'conditions':" + conditions + "}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {STU3_CONDITION, DSTU2_CONDITION})
    void judgesAConditionOfAnEarlierVersion(String elements) {
        String active = M99_7.replace("'code':{", elements.formatted("active"));
        assertThat(topics(callProblemList(bundle(active), "{'conditions':null}")))
                .isEqualTo("code-not-billable");
        String resolved = M99_7.replace("'code':{", elements.formatted("resolved"));
        assertThat(topics(callProblemList(bundle(resolved), "{'conditions':null}")))
                .isEmpty();
        String other = active.replace("Patient/p-1", "Patient/p-2");
        JsonNode prefetched =
                callProblemList(bundle(M99_74), "{'conditions':" + bundle(other.replace("M99.7", "M51.17")) + "}");
        assertThat(topics(prefetched)).as("of another patient").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {STU3_CONDITION, DSTU2_CONDITION})
    void knowsTheRecordOfAnEarlierVersion(String elements) {
        String active = M51_17.replace("'code':{", elements.formatted("active"));
        String refuted = active.replace("confirmed", "refuted");
        assertThat(topics(callProblemList(bundle(M99_74), "{'conditions':" + bundle(active) + "}")))
                .isEqualTo("definitive-diagnosis-first");
        assertThat(topics(callProblemList(bundle(M99_74), "{'conditions':" + bundle(refuted) + "}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ProcedureRequest", "MedicationOrder", "DeviceUseRequest", "ReferralRequest"})
    void refusesAnOrderOfATypeThatR4DoesNotHave(String type) {
        String order = "{'resourceType':'" + type + "','id':'o-2','status':'draft'}";
        String service = "{'resourceType':'ServiceRequest','id':'o-1','status':'draft'}";
        assertThatThrownBy(() -> sign(bundle(service, order), "null"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.UNPROCESSABLE);
                    assertThat(refusal.problem().expression()).isEqualTo("context.draftOrders.entry[1].resource");
                });
    }

    @Test
    void reportsThatSuchATypeInThePrefetchCannotBeRead() {
        String order = "{'resourceType':'MedicationOrder','id':'o-2','status':'draft'}";
        JsonNode answer = callProblemList(bundle(M99_74), "{'conditions':" + bundle(M51_17, order) + "}");
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
        assertThat(answer.at("/extension/org.foramen.unevaluated/rules/0/reason")
                        .asText())
                .contains("resources that cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"MedicationRequest,medicationReference,context", "DeviceRequest,codeReference,context"})
    void judgesAnOrderWhoseEncounterIsCalledContext(String type, String what, String encounter) {
        String order = "{'resourceType':'" + type + "','id':'o-1','status':'draft','intent':{'coding':[{'code':"
                + "'order'}]},'" + encounter + "':{'reference':'Encounter/e-1'},'" + what + "':{'reference':"
                + "'Device/1'},'subject':{'reference':'Patient/p-1'},'reasonCode':[{'coding':[{'system':"
                + "'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}]}]}";
        assertThat(topics(sign(bundle(order), "null"))).isEqualTo("code-not-billable");
    }
}
