package org.foramen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole log of a server that was sent every golden request, and broken ones, with marks in all that is secret. */
class LogIT {

    private static final Path GOLDEN = Path.of(System.getProperty("foramen.basedir", ""), "golden");
    private static final Map<String, String> SERVICES = Map.of(
            "problem-list-item-create", "m99-problem-list",
            "order-select", "m99-order-select",
            "order-sign", "m99-order-sign",
            "encounter-discharge", "m99-encounter-discharge",
            "patient-view", "m99-patient-view");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** In the patient's id and name, the texts of resources, the access token, and the token of the caller. */
    private static final String MARK = "zq7mark";

    @TempDir
    Path folder;

    @Test
    void holdsNeitherTokensNorPatientData() throws Exception {
        Path log = folder.resolve("log.txt");
        int calls = 0;
        try (RunningJar server = RunningJar.logging(log)) {
            for (Path file : requests()) {
                ObjectNode request = marked(file);
                String service = SERVICES.getOrDefault(request.path("hook").asText(), "");
                String body = request.toString();
                assertThat(body).contains(MARK + "-patient", MARK + "-token");
                assertThat(post(server, service, body).statusCode())
                        .as(file.toString())
                        .isEqualTo(200);
                post(server, service, body.substring(0, body.length() / 2));
                post(server, service, body.replace("\"Condition\"", "\"Conditon-" + MARK + "\""));
                post(server, service, body.replace("Bundle", "List"));
                calls++;
            }
            server.get("/fhir/CodeSystem/$lookup?system=http://hl7.org/fhir/sid/icd-10-cm&code=" + MARK);
            post(server, "no-such-" + MARK, "{}");
            server.terminate();
            server.exitCode();
        }
        assertThat(calls).isGreaterThan(60);
        assertThat(Files.readString(log)).doesNotContain(MARK).doesNotContain("pat-1");
    }

    private static HttpResponse<String> post(RunningJar server, String service, String body) throws Exception {
        return server.send(server.request("/cds-services/" + service)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + MARK + "-jwt")
                .POST(BodyPublishers.ofString(body)));
    }

    private static List<Path> requests() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(".request.json"))
                    .sorted()
                    .toList();
        }
    }

    private static ObjectNode marked(Path file) throws IOException {
        String text = Files.readString(file)
                .replace("pat-1", MARK + "-patient")
                .replace("pr-1", MARK + "-user")
                .replace("\"birthDate\"", "\"name\": [{\"family\": \"" + MARK + "-name\"}], \"birthDate\"");
        ObjectNode request = (ObjectNode) JSON.readTree(text);
        request.put("fhirServer", "https://ehr.invalid/fhir");
        request.putObject("fhirAuthorization")
                .put("access_token", MARK + "-token")
                .put("token_type", "Bearer")
                .put("expires_in", 300)
                .put("scope", "patient/*.read")
                .put("subject", MARK + "-subject");
        List<JsonNode> concepts = new ArrayList<>(request.findValues("code"));
        concepts.stream()
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .filter(concept -> !concept.has("text"))
                .forEach(concept -> concept.put("text", MARK + "-text"));
        return request;
    }
}
