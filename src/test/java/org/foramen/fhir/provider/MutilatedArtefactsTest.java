package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Artefacts of which some element is missing, null, of another type or there twice, each element in turn, sent along with every
 * operation that may look at them: they may be refused or answered, but the server must not fail.
 */
class MutilatedArtefactsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String CODE_SYSTEM = """
            {"resourceType":"CodeSystem","language":"en","url":"http://x/s","version":"1","name":"S","title":"T",
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/structuredefinition-standards-status",
            "valueCode":"draft"}],"status":"active","experimental":true,"caseSensitive":true,"content":"complete",
            "hierarchyMeaning":"is-a","versionNeeded":false,
            "property":[{"code":"kind","uri":"http://x/kind","type":"Coding"},{"code":"status","type":"code"},
            {"code":"parent","type":"code"}],
            "concept":[{"code":"a","display":"A","definition":"first",
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":1.5}],
            "designation":[{"language":"de","use":{"system":"http://u","code":"u"},"value":"Ah"}],
            "property":[{"code":"kind","valueCoding":{"system":"http://k","code":"k","display":"K"}},
            {"code":"n","valueInteger":3},{"code":"status","valueCode":"retired"},{"code":"when","valueDateTime":"2026"},
            {"code":"flag","valueBoolean":true},{"code":"d","valueDecimal":1.5},{"code":"t","valueString":"t"}],
            "concept":[{"code":"b","display":"B"}]},
            {"code":"c","property":[{"code":"parent","valueCode":"a"}]}]}""";

    private static final String SUPPLEMENT = """
            {"resourceType":"CodeSystem","url":"http://x/supplement","version":"1","status":"active",
            "content":"supplement","supplements":"http://x/s|1","language":"fr",
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/codesystem-supplement-type",
            "valueCode":"lang-pack"}],
            "concept":[{"code":"a","display":"Le A","designation":[{"language":"fr","value":"Aaa"}]}]}""";

    private static final String VALUE_SET = """
            {"resourceType":"ValueSet","language":"en","url":"http://x/v","version":"1","name":"V","title":"T",
            "status":"active","experimental":false,"date":"2026","publisher":"P",
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/valueset-supplement",
            "valueCanonical":"http://x/supplement"}],
            "contained":[{"resourceType":"ValueSet","id":"in","status":"active",
            "compose":{"include":[{"system":"http://x/s","version":"1"}]}}],
            "compose":{"inactive":true,"extension":[{
            "url":"http://hl7.org/fhir/StructureDefinition/valueset-expansion-parameter",
            "extension":[{"url":"name","valueCode":"displayLanguage"},{"url":"value","valueCode":"de"}]}],
            "include":[{"system":"http://x/s","version":"1","concept":[{"code":"a","display":"A",
            "designation":[{"language":"fr","use":{"system":"http://u","code":"u"},"value":"Le A"}],
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/valueset-deprecated","valueBoolean":true}]}]},
            {"system":"http://x/s","filter":[{"property":"concept","op":"is-a","value":"a"},
            {"property":"kind","op":"=","value":"k"}]},{"valueSet":["#in"]}],
            "exclude":[{"system":"http://x/s","concept":[{"code":"b"}]}]}}""";

    private static final String EXPANDED = """
            {"resourceType":"ValueSet","url":"http://x/v","version":"1","status":"active",
            "expansion":{"timestamp":"2026-01-01T00:00:00Z","contains":[{"system":"http://x/s","version":"1","code":"a",
            "display":"A","abstract":false,"designation":[{"language":"de","value":"Ah"}],
            "contains":[{"system":"http://x/s","code":"b"}]}]}}""";

    private static final String CONCEPT_MAP = """
            {"resourceType":"ConceptMap","url":"http://x/m","version":"1","status":"active",
            "sourceUri":"http://x/v","targetCanonical":"http://x/v|1",
            "group":[{"source":"http://x/s","sourceVersion":"1","target":"http://x/t","targetVersion":"1",
            "element":[{"code":"a","display":"A","target":[{"code":"z","display":"Z","equivalence":"wider","comment":"c",
            "dependsOn":[{"property":"p","system":"http://x/p","value":"v","display":"V"}],
            "product":[{"property":"q","value":"w"}]}]}],
            "unmapped":{"mode":"fixed","code":"y","display":"Y"}}]}""";

    private static final List<String> CODED = List.of(
            "CodeSystem/$lookup {system} {code}",
            "CodeSystem/$validate-code {url=http://x/s} {code} {display}",
            "CodeSystem/$subsumes {system} {codeA} {codeB}",
            "CodeSystem/$find-matches {system} {property}",
            "ValueSet/$expand {inline} {property=*} {includeDesignations}",
            "ValueSet/$validate-code {inline} {system} {code} {display}",
            "CodeSystem/$batch-validate-code {url=http://x/s} {validation}");

    private static final List<String> SETS = List.of(
            "ValueSet/$expand {url=http://x/v} {includeDefinition}",
            "ValueSet/$validate-code {url=http://x/v} {system} {code} {display}",
            "ValueSet/$compare {thisUrl} {otherUrl}",
            "ValueSet/$batch-validate-code {url=http://x/v} {validation}",
            "ConceptMap/$translate {system} {code} {source}");

    private static final List<String> MAPS = List.of(
            "ConceptMap/$translate {url=http://x/m} {system} {code}",
            "ConceptMap/$translate {system} {code}",
            "ConceptMap/$translate {system=http://x/t} {code} {reverse}");

    /** What is sent with which operations, and what it needs besides. */
    record Case(String mutilated, List<String> besides, List<String> operations) {
        @Override
        public String toString() {
            return mutilated.substring(0, 40);
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(CODE_SYSTEM, List.of(), CODED),
                new Case(SUPPLEMENT, List.of(CODE_SYSTEM), CODED),
                new Case(VALUE_SET, List.of(CODE_SYSTEM, SUPPLEMENT), SETS),
                new Case(EXPANDED, List.of(CODE_SYSTEM), SETS),
                new Case(CONCEPT_MAP, List.of(CODE_SYSTEM, EXPANDED), MAPS));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServerNeverFails(Case each) throws IOException, InterruptedException {
        JsonNode whole = JSON.readTree(each.mutilated());
        List<String> failures = new ArrayList<>();
        int[] answered = new int[1];
        for (JsonNode mutilated : mutilations(whole)) {
            HttpResponse<String> response = send("", bundle(mutilated, each));
            if (response.statusCode() != 200) {
                assertThat(response.statusCode()).as(response.body()).isLessThan(500);
                continue;
            }
            for (JsonNode entry : JSON.readTree(response.body()).path("entry")) {
                answered[0]++;
                if (entry.at("/response/status").asText().startsWith("5")) {
                    failures.add(mutilated.toString());
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(answered[0]).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWholeIsAnswered(Case each) throws IOException, InterruptedException {
        HttpResponse<String> response = send("", bundle(JSON.readTree(each.mutilated()), each));
        assertThat(JSON.readTree(response.body()).path("entry"))
                .extracting(entry -> entry.at("/response/status").asText())
                .as(response.body())
                .containsOnly("200 OK");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void cachesNeverFail(Case each) throws IOException, InterruptedException {
        for (JsonNode mutilated : mutilations(JSON.readTree(each.mutilated()))) {
            HttpResponse<String> response =
                    send("/$cache-control?mode=start", parameters("", mutilated, each.besides()));
            assertThat(response.statusCode()).as(mutilated.toString()).isLessThan(500);
            if (response.statusCode() == 200) {
                String id = JSON.readTree(response.body())
                        .at("/parameter/0/valueId")
                        .asText();
                HttpRequest end = HttpRequest.newBuilder(uri("/$cache-control?mode=end"))
                        .header("X-Cache-Id", id)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
                assertThat(CLIENT.send(end, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    /** Each element in turn without, as null, as other types, as nothing, and twice. */
    private static List<JsonNode> mutilations(JsonNode whole) throws JsonProcessingException {
        List<JsonNode> all = new ArrayList<>();
        for (String at : pointers(whole, "")) {
            if (at.endsWith("/resourceType")) {
                continue;
            }
            for (String with : List.of("", "null", "{}", "[]", "[null]", "\"x\"", "\"\"", "7", "true", "twice")) {
                JsonNode copy = whole.deepCopy();
                replace(copy, at, with);
                all.add(copy);
            }
        }
        return all;
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                pointers.add(at + "/" + name);
                pointers.addAll(pointers(object.get(name), at + "/" + name));
            });
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                pointers.add(at + "/" + index);
                pointers.addAll(pointers(array.get(index), at + "/" + index));
            }
        }
        return pointers;
    }

    private static void replace(JsonNode whole, String at, String with) throws JsonProcessingException {
        int slash = at.lastIndexOf('/');
        ContainerNode<?> parent = (ContainerNode<?>) whole.at(at.substring(0, slash));
        String last = at.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            if (with.isEmpty()) {
                object.remove(last);
            } else if (with.equals("twice")) {
                object.set(last, JSON.createArrayNode().add(object.get(last)).add(object.get(last)));
            } else {
                object.set(last, JSON.readTree(with));
            }
        } else if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(last);
            if (with.isEmpty()) {
                array.remove(index);
            } else if (with.equals("twice")) {
                array.add(array.get(index));
            } else {
                array.set(index, JSON.readTree(with));
            }
        }
    }

    private static String bundle(JsonNode mutilated, Case each) {
        List<String> entries = each.operations().stream()
                .map(operation -> {
                    String[] parts = operation.split(" ", 2);
                    return "{\"request\":{\"method\":\"POST\",\"url\":\"" + parts[0] + "\"},\"resource\":"
                            + parameters(parts[1], mutilated, each.besides()) + "}";
                })
                .toList();
        return "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String parameters(String names, JsonNode mutilated, List<String> besides) {
        List<String> all = new ArrayList<>();
        all.add("{\"name\":\"tx-resource\",\"resource\":" + mutilated + "}");
        besides.forEach(each -> all.add("{\"name\":\"tx-resource\",\"resource\":" + each + "}"));
        Stream.of(names.split(" ")).filter(name -> !name.isEmpty()).forEach(name -> all.add(parameter(name)));
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", all) + "]}";
    }

    private static String parameter(String name) {
        return switch (name) {
            case "{system}" -> "{\"name\":\"system\",\"valueUri\":\"http://x/s\"}";
            case "{code}" -> "{\"name\":\"code\",\"valueCode\":\"a\"}";
            case "{display}" -> "{\"name\":\"display\",\"valueString\":\"A\"}";
            case "{codeA}" -> "{\"name\":\"codeA\",\"valueCode\":\"a\"}";
            case "{codeB}" -> "{\"name\":\"codeB\",\"valueCode\":\"c\"}";
            case "{thisUrl}", "{otherUrl}", "{source}" ->
                "{\"name\":\"" + name.substring(1, name.length() - 1) + "\",\"valueUri\":\"http://x/v\"}";
            case "{includeDefinition}", "{includeDesignations}", "{reverse}" ->
                "{\"name\":\"" + name.substring(1, name.length() - 1) + "\",\"valueBoolean\":true}";
            case "{property=*}" -> "{\"name\":\"property\",\"valueString\":\"*\"}";
            case "{property}" ->
                "{\"name\":\"property\",\"part\":[{\"name\":\"code\",\"valueCode\":\"kind\"},"
                        + "{\"name\":\"value\",\"valueCode\":\"k\"}]}";
            case "{inline}" ->
                "{\"name\":\"valueSet\",\"resource\":{\"resourceType\":\"ValueSet\",\"status\":\"active\","
                        + "\"compose\":{\"include\":[{\"system\":\"http://x/s\"}]}}}";
            case "{validation}" ->
                "{\"name\":\"validation\",\"resource\":{\"resourceType\":\"Parameters\",\"parameter\":["
                        + "{\"name\":\"coding\",\"valueCoding\":{\"system\":\"http://x/s\",\"code\":\"a\"}}]}}";
            default -> {
                String[] nameAndUrl = name.substring(1, name.length() - 1).split("=", 2);
                yield "{\"name\":\"" + nameAndUrl[0] + "\",\"valueUri\":\"" + nameAndUrl[1] + "\"}";
            }
        };
    }

    private static HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(RunningFhirServer.shared().base() + path);
    }
}
