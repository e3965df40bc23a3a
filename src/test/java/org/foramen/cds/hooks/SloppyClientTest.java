package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_7;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.callProblemList;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients send beside the specification gets the cards that they meant to ask for. */
class SloppyClientTest {

    @Test
    void takesACategoryThatIsAWord() {
        String condition = M99_7.replace("'code':{", "'category':'problem-list-item','code':{");
        assertThat(topics(callProblemList(bundle(condition), ""))).isEqualTo("code-not-billable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'category':[],'severity':{},",
                "'category':null,'note':[null],",
                "'clinicalStatus':{'coding':[{}]},",
                "'verificationStatus':{'coding':[{'code':''}]},",
                "'clinicalStatus':'active','verificationStatus':'Confirmed',",
                "'clinicalStatus':[{'coding':[{'code':'ACTIVE'}]}],",
                "'vendorField':{'x':1},'recordedDate':'yesterday',",
                "'recordedDate':['yesterday'],'onsetDateTime':7,'abatementAge':'old',",
                "'_id':null,'meta':{'profile':[]},"
            })
    void takesElementsThatSayNothing(String elements) {
        String condition = M99_7.replace("'code':{", elements + "'code':{");
        assertThat(topics(callProblemList(bundle(condition), ""))).isEqualTo("code-not-billable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m99.7", "M997", " m997 ", "M99.7-", "M99.", "m99"})
    void takesCodesAsPeopleWriteThem(String code) {
        assertThat(topics(callProblemList(bundle(M99_7.replace("M99.7", code)), "")))
                .isEqualTo("code-not-billable");
    }

    @Test
    void takesTheObjectIdentifierOfTheCodeSystem() {
        String condition = M99_7.replace("http://hl7.org/fhir/sid/icd-10-cm", "urn:oid:2.16.840.1.113883.6.90");
        assertThat(topics(callProblemList(bundle(condition), ""))).isEqualTo("code-not-billable");
    }

    @Test
    void takesACodeAmongOthersAndEmptyOnes() {
        String condition = M99_7.replace("'coding':[", "'coding':[{},{'system':'http://snomed.info/sct','code':'1'},");
        assertThat(topics(callProblemList(bundle(condition), ""))).isEqualTo("code-not-billable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'entry':[{'resource':X}]}", "{'resourceType':'Bundle','entry':[{},{'resource':X}]}", "X"})
    void takesABundleWithoutTypeOrTheResourceItself(String conditions) {
        assertThat(topics(callProblemList(conditions.replace("X", M99_7), ""))).isEqualTo("code-not-billable");
    }

    @Test
    void takesAnEmptyBundleForNothingToJudge() {
        assertThat(topics(callProblemList("{'resourceType':'Bundle'}", "{'conditions':null}")))
                .isEmpty();
    }

    @Test
    void takesThePatientIdWithItsType() {
        JsonNode request = CallDraft.problemList(bundle(M99_74), "{'conditions':" + bundle(M51_17) + "}");
        JsonNode typed = CallDraft.read(request.toString().replace("\"p-1\"", "\"Patient/p-1\""));
        assertThat(CallDraft.call("m99-problem-list", typed)).isEqualTo(CallDraft.call("m99-problem-list", request));
    }

    @Test
    void ignoresFieldsItDoesNotKnow() {
        JsonNode request = CallDraft.problemList(bundle(M99_7), "{'conditions':null,'coverage':'anything'}")
                .put("vendor", 1)
                .set("extension", CallDraft.read("{'org.example':{}}"));
        assertThat(topics(CallDraft.call("m99-problem-list", request))).isEqualTo("code-not-billable");
    }

    @Test
    void judgesTheOrdersSelectedByIdAloneToo() {
        String order = "{'resourceType':'ServiceRequest','id':'o-1','status':'draft','reasonCode':[{'coding':"
                + "[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}]}],'reasonReference':[]}";
        for (String selection : new String[] {"o-1", "ServiceRequest/o-1"}) {
            JsonNode request = CallDraft.read("{'hook':'order-select','hookInstance':"
                    + "'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':{'userId':'Practitioner/1','patientId':'p-1',"
                    + "'selections':['" + selection + "'],'draftOrders':"
                    + bundle(order, order.replace("o-1", "o-2").replace("M99.7", "M99.6")) + "}}");
            JsonNode answer = CallDraft.call("m99-order-select", request);
            assertThat(answer.path("cards")).hasSize(1);
            assertThat(answer.at("/cards/0/summary").asText()).startsWith("M99.7 ");
        }
    }

    @Test
    void findsAReasonThatIsContainedInTheOrder() {
        String order = "{'resourceType':'ServiceRequest','id':'o-1','status':'draft','contained':["
                + M99_7.replace("c-3", "r") + "],'reasonReference':[{'reference':'#r'}]}";
        JsonNode request = CallDraft.read("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1','draftOrders':" + bundle(order) + "}}");
        assertThat(topics(CallDraft.call("m99-order-sign", request))).isEqualTo("code-not-billable");
    }

    @Test
    void codesTheOrderWhereTheReasonIsContainedInItAndOnlyInWords() {
        String order = "{'resourceType':'ServiceRequest','id':'o-1','status':'draft','contained':[{"
                + "'resourceType':'Condition','id':'r','code':{'text':'Disc bulge narrows the S2 foramen'}}],"
                + "'reasonReference':[{'reference':'#r'}]}";
        JsonNode request = CallDraft.read("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1','draftOrders':" + bundle(order) + "}}");
        JsonNode action = CallDraft.call("m99-order-sign", request).at("/cards/0/suggestions/0/actions/0");
        assertThat(action.path("type").asText()).isEqualTo("update");
        assertThat(action.at("/resource/id").asText()).isEqualTo("o-1");
        assertThat(action.at("/resource/reasonCode/0/coding/0/code").asText()).isEqualTo("M99.74");
        assertThat(action.at("/resource/contained/0/id").asText()).isEqualTo("r");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServiceRequest", "MedicationRequest", "DeviceRequest", "NutritionOrder", "Task",
                        "CommunicationRequest",
                "VisionPrescription", "ImmunizationRecommendation", "SupplyRequest", "Patient", "Observation", "Basic"
            })
    void takesAnyResourceAmongTheOrders(String type) {
        String order =
                "{'resourceType':'" + type + "','id':'o-1','status':'draft','code':{'text':'x'},'reasonReference':"
                        + "[{'display':'none'},{}],'reasonCode':[{'text':'only words'}]}";
        JsonNode request = CallDraft.read("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1','draftOrders':" + bundle(order)
                + "},'prefetch':{'conditions':" + bundle(order, M99_74) + "}}");
        assertThat(CallDraft.call("m99-order-sign", request)).isEqualTo(CallDraft.read("{'cards':[]}"));
    }
}
