package org.foramen.cds.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.client.CdsClient;

/** Writes requests for tests, from little JSON with single quotes. */
final class CallDraft {

    static final ObjectMapper JSON = new ObjectMapper();

    static final String M51_17 = "{'resourceType':'Condition','id':'c-1',"
            + "'code':{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M51.17'}]}}";

    static final String M99_74 = M51_17.replace("c-1", "c-2").replace("M51.17", "M99.74");

    static final String M99_7 = M51_17.replace("c-1", "c-3").replace("M51.17", "M99.7");

    private CallDraft() {}

    static String bundle(String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{'resource':")
                    .append(resource)
                    .append('}');
        }
        return "{'resourceType':'Bundle','type':'collection','entry':[" + entries + "]}";
    }

    /** A call of m99-problem-list; prefetch is the JSON of its value, or empty to leave it out. */
    static ObjectNode problemList(String conditions, String prefetch) {
        return read("{'hook':'problem-list-item-create','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1','conditions':" + conditions + "}"
                + (prefetch.isEmpty() ? "" : ",'prefetch':" + prefetch) + "}");
    }

    static ObjectNode patientView(String prefetch) {
        return read("{'hook':'patient-view','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1'}"
                + (prefetch.isEmpty() ? "" : ",'prefetch':" + prefetch) + "}");
    }

    static ObjectNode read(String singleQuoted) {
        try {
            return (ObjectNode) JSON.readTree(singleQuoted.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode call(String service, JsonNode request) {
        return call(PublishedKnowledge.HOOKS, service, request, PublishedKnowledge.OPEN);
    }

    static JsonNode call(String service, JsonNode request, CdsClient client) {
        return call(PublishedKnowledge.HOOKS, service, request, client);
    }

    static JsonNode call(CdsHooks hooks, String service, JsonNode request, CdsClient client) {
        try {
            byte[] body = request.toString().getBytes(StandardCharsets.UTF_8);
            return JSON.readTree(hooks.call(service, body, client, PublishedKnowledge.PAGES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A draft order of m99-order-sign with these reasons, by their codes of ICD-10-CM. */
    static ObjectNode orderSign(String orderCode, String... reasons) {
        StringBuilder coded = new StringBuilder();
        for (String reason : reasons) {
            coded.append(coded.isEmpty() ? "" : ",")
                    .append("{'coding':[{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'")
                    .append(reason)
                    .append("'}]}");
        }
        String order = "{'resourceType':'ServiceRequest','id':'order-1','status':'draft','intent':'order','code':"
                + "{'coding':[{'system':'http://www.ama-assn.org/go/cpt','code':'" + orderCode + "'}]},'subject':"
                + "{'reference':'Patient/p-1'},'reasonCode':[" + coded + "]}";
        return read("{'hook':'order-sign','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea','context':"
                + "{'userId':'Practitioner/1','patientId':'p-1','draftOrders':" + bundle(order)
                + "},'prefetch':{'conditions':null}}");
    }

    static JsonNode callProblemList(String conditions, String prefetch) {
        return call("m99-problem-list", problemList(conditions, prefetch));
    }

    /** The topics of the cards, joined by a blank. */
    static String topics(JsonNode answer) {
        StringBuilder topics = new StringBuilder();
        answer.path("cards").forEach(card -> topics.append(topics.isEmpty() ? "" : " ")
                .append(card.at("/source/topic/code").asText()));
        return topics.toString();
    }
}
