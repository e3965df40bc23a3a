package org.foramen.cds.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.ClientsReader;
import org.foramen.cds.prefetch.FetchBounds;
import org.foramen.cds.prefetch.PrefetchFetcher;
import org.foramen.outgoing.OutgoingHttp;

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

    /** A call of m99-problem-list; prefetch is the JSON of its value, or empty; without reports, procedures or documents. */
    static ObjectNode problemList(String conditions, String prefetch) {
        return withoutPapers(
                read("{'hook':'problem-list-item-create','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                        + "'context':{'userId':'Practitioner/1','patientId':'p-1','conditions':" + conditions + "}"
                        + (prefetch.isEmpty() ? "" : ",'prefetch':" + prefetch) + "}"));
    }

    static ObjectNode patientView(String prefetch) {
        return withoutPapers(read("{'hook':'patient-view','hookInstance':'d1577c69-dfbe-44ad-ba6d-3e05e953b2ea',"
                + "'context':{'userId':'Practitioner/1','patientId':'p-1'}"
                + (prefetch.isEmpty() ? "" : ",'prefetch':" + prefetch) + "}"));
    }

    private static ObjectNode withoutPapers(ObjectNode request) {
        ObjectNode prefetch = request.withObjectProperty("prefetch");
        Stream.of("imaging", "procedures", "documents")
                .filter(key -> !prefetch.has(key))
                .forEach(prefetch::putNull);
        return request;
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

    /** Calls the service of the request's hook as a client that agreed on one FHIR server. */
    static JsonNode fetchAndCall(JsonNode request, URI server) {
        return fetchAndCall(request, server, 20_000);
    }

    static JsonNode fetchAndCall(JsonNode request, URI server, int deadlineMillis) {
        try (OutgoingHttp http = new OutgoingHttp()) {
            PrefetchFetcher fetcher =
                    new PrefetchFetcher(http, new FetchBounds(Duration.ofMillis(deadlineMillis), 1_000_000, 5));
            PreparedCall call = PublishedKnowledge.HOOKS.read(
                    GoldenAnswers.service(request.path("hook").asText()),
                    request.toString().getBytes(StandardCharsets.UTF_8),
                    agreedOn(server));
            return JSON.readTree(PublishedKnowledge.HOOKS.answer(
                    PublishedKnowledge.HOOKS.complete(call, fetcher).join(), PublishedKnowledge.PAGES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A client like the open one, which agreed on a FHIR server. */
    static CdsClient agreedOn(URI server) {
        try {
            Path file = Files.createTempFile("clients", ".json");
            Files.writeString(file, "{\"open\":{\"fhirServers\":[{\"origin\":\"" + server + "\"}]}}");
            CdsClient client = ClientsReader.read(file).open();
            Files.delete(file);
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
