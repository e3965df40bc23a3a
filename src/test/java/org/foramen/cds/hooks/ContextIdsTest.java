package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.cds.hooks.CallDraft.M51_17;
import static org.foramen.cds.hooks.CallDraft.M99_74;
import static org.foramen.cds.hooks.CallDraft.bundle;
import static org.foramen.cds.hooks.CallDraft.problemList;
import static org.foramen.cds.hooks.CallDraft.topics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.foramen.outgoing.LoopbackServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, for whom, and what was selected, in every way that clients write it. */
class ContextIdsTest {

    private static final String ORDER = "{'resourceType':'ServiceRequest','id':'o-1','status':'draft','reasonCode':"
            + "[{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99.7'}]}]}";

    private static ObjectNode call(String user) {
        ObjectNode request = problemList(bundle(M99_74), "{'conditions':" + bundle(M51_17) + "}");
        request.withObjectProperty("context")
                .set("userId", CallDraft.read("{'user':" + user + "}").path("user"));
        return request;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Practitioner/1'",
                "'PractitionerRole/r-1'",
                "'Patient/p-1'",
                "'RelatedPerson/rp-1'",
                "'https://ehr.example.org/fhir/Practitioner/1'",
                "'Device/d-1'",
                "'jdoe'",
                "17"
            })
    void aUserOfAnyTypeGetsTheSameCards(String user) {
        JsonNode answer = CallDraft.call("m99-problem-list", call(user));
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
        assertThat(answer).isEqualTo(CallDraft.call("m99-problem-list", call("'Practitioner/1'")));
    }

    @Test
    void idsThatAreNumbersAreIds() {
        ObjectNode request = problemList(
                bundle(M99_74.replace("'code':{", "'subject':{'reference':'Patient/17'},'code':{")),
                "{'conditions':" + bundle(M51_17.replace("'code':{", "'subject':{'reference':'Patient/17'},'code':{"))
                        + "}");
        request.withObjectProperty("context").put("userId", 3).put("encounterId", 5);
        JsonNode text = request.deepCopy();
        ((ObjectNode) text.path("context"))
                .put("patientId", "17")
                .put("userId", "3")
                .put("encounterId", "5");
        request.withObjectProperty("context").put("patientId", 17);
        JsonNode answer = CallDraft.call("m99-problem-list", request);
        assertThat(topics(answer)).isEqualTo("definitive-diagnosis-first");
        assertThat(answer).isEqualTo(CallDraft.call("m99-problem-list", text));
    }

    @Test
    void anIdThatIsANumberIsFetchedBy() {
        try (LoopbackServer ehr = new LoopbackServer(
                (asked, out) -> LoopbackServer.write(out, 200, bundle(M51_17).replace('\'', '"')))) {
            ObjectNode request = problemList(bundle(M99_74), "");
            request.withObjectProperty("context").put("patientId", 17);
            request.put("fhirServer", ehr.address("/fhir").toString())
                    .putObject("fhirAuthorization")
                    .put("access_token", "t")
                    .put("token_type", "Bearer")
                    .put("expires_in", 300)
                    .put("scope", "user/*.read")
                    .put("patient", "17");
            assertThat(topics(CallDraft.fetchAndCall(request, ehr.address(""))))
                    .isEqualTo("definitive-diagnosis-first");
            assertThat(ehr.asked().get(0).target()).isEqualTo("/fhir/Condition?patient=17");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'o-1'",
                "'ServiceRequest/o-1'",
                "' ServiceRequest/o-1 '",
                "'ServiceRequest/o-1/_history/2'",
                "'https://ehr.example.org/fhir/ServiceRequest/o-1'",
                "'urn:uuid:0b7e1b0e-2f0f-4d53-a2cb-6e9a9a3cf5f5'",
                "{'reference':'ServiceRequest/o-1'}"
            })
    void judgesOnlyWhatWasSelected(String selection) {
        String orders = bundle(ORDER, ORDER.replace("o-1", "o-2").replace("M99.7", "M99.6"))
                .replaceFirst("\\{'resource'", "{'fullUrl':'urn:uuid:0b7e1b0e-2f0f-4d53-a2cb-6e9a9a3cf5f5','resource'");
        JsonNode answer = select(orders, selection);
        assertThat(answer.path("cards")).hasSize(1);
        assertThat(answer.at("/cards/0/summary").asText()).startsWith("M99.7 ");
    }

    @Test
    void judgesASelectedOrderWhoseIdIsANumber() {
        String orders = bundle(ORDER.replace("'o-1'", "17"), ORDER.replace("M99.7", "M99.6"));
        for (String selection : new String[] {"17", "'17'", "'ServiceRequest/17'"}) {
            JsonNode answer = select(orders, selection);
            assertThat(answer.path("cards")).as(selection).hasSize(1);
            assertThat(answer.at("/cards/0/summary").asText()).startsWith("M99.7 ");
        }
    }

    @Test
    void findsAnOrderWithoutAnIdByItsFullUrl() {
        String orders = "{'resourceType':'Bundle','entry':[{'fullUrl':'urn:uuid:1','resource':"
                + ORDER.replace("'id':'o-1',", "") + "},{'fullUrl':'urn:uuid:2','resource':"
                + ORDER.replace("'id':'o-1',", "").replace("M99.7", "M99.6") + "}]}";
        JsonNode answer = select(orders, "'urn:uuid:2'");
        assertThat(answer.path("cards")).hasSize(1);
        assertThat(answer.at("/cards/0/summary").asText()).startsWith("M99.6 ");
    }

    private static JsonNode select(String orders, String selection) {
        return CallDraft.call(
                "m99-order-select",
                CallDraft.read("{'hook':'order-select','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                        + "'context':{'userId':'Practitioner/1','patientId':'p-1','selections':[" + selection
                        + "],'draftOrders':" + orders + "},'prefetch':{'conditions':null}}"));
    }
}
