package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** HL7's logical models of CDS Hooks, and its own examples, where they are at hand. */
class LogicalModelsTest {

    private static LogicalModels models;

    @BeforeAll
    static void read() throws IOException {
        Assumptions.assumeTrue(LogicalModels.areAtHand(), "../shared/cds-hooks is not here");
        models = new LogicalModels(PublishedKnowledge.FHIR);
    }

    private static String example(String name) throws IOException {
        return Files.readString(LogicalModels.FOLDER.resolve("binary-" + name + ".json"));
    }

    /**
     * The errors in a request, without what says nothing of it: the validator does not see that the context of a hook is a
     * context, in HL7's own example neither; problem-list-item-create has no model; and the resources of golden requests are as
     * clients send them: Bundles without fullUrl or with an empty entry, conditions in error that keep their status.
     */
    private static List<String> errorsOfRequest(String request) {
        boolean modelled = !request.contains("problem-list-item-create");
        return models.errors("CDSHooksRequest", request).stream()
                .filter(error -> !error.contains("the type " + LogicalModels.TOOLS + "CDSHookContext but found"))
                .filter(error -> modelled || !error.startsWith("CDSHooksRequest.context: "))
                .filter(error -> !error.contains("fullUrl") && !error.contains("Constraint failed: con-5"))
                .filter(error -> !error.startsWith("CDSHooksRequest.prefetch[1].value.entry: Array cannot be empty"))
                .toList();
    }

    /**
     * The errors in an answer. That extensions have names of any kind is in the model, but the validator does not know it; and
     * it wants an id of a resource that is yet to be created.
     */
    private static List<String> errorsOfAnswer(String answer) {
        return models.errors("CDSHooksResponse", answer).stream()
                .filter(error ->
                        !error.matches(".*extension: Unrecognized property '(org\\.foramen\\.\\w+|systemActions)'"))
                .filter(error -> !error.contains("Resource requires an id, but none is present"))
                .toList();
    }

    @Test
    void theModelsTakeHl7sOwnExamples() throws IOException {
        assertThat(models.errors("CDSHooksServices", example("CDSHookServices")))
                .isEmpty();
        assertThat(models.errors("CDSHooksResponse", example("CDSHooksResponse")))
                .isEmpty();
        assertThat(errorsOfRequest(example("CDSHooksRequestPV"))).isEmpty();
    }

    @Test
    void theModelsNoticeWhatIsWrong() throws IOException {
        ObjectNode response = (ObjectNode) CallDraft.JSON.readTree(example("CDSHooksResponse"));
        ((ObjectNode) response.path("cards").get(0)).remove("summary");
        assertThat(models.errors("CDSHooksResponse", response.toString())).anyMatch(error -> error.contains("summary"));
        ObjectNode named = (ObjectNode) CallDraft.JSON.readTree(example("CDSHooksResponse"));
        ((ObjectNode) named.path("cards").get(0)).put("summery", "x");
        assertThat(models.errors("CDSHooksResponse", named.toString())).anyMatch(error -> error.contains("summery"));
    }

    @Test
    void theyTakeOurDiscovery() {
        String discovery =
                new String(PublishedKnowledge.HOOKS.discovery(PublishedKnowledge.OPEN), StandardCharsets.UTF_8);
        assertThat(models.errors("CDSHooksServices", discovery)).isEmpty();
    }

    @Test
    void theyTakeOurAnswers() {
        List<String> errors = new ArrayList<>();
        for (JsonNode answer : GoldenAnswers.all()) {
            errors.addAll(errorsOfAnswer(answer.toString()));
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void theyTakeTheGoldenRequests() throws IOException {
        List<String> errors = new ArrayList<>();
        for (Path file : GoldenCardsTest.requests()) {
            errorsOfRequest(Files.readString(file)).forEach(error -> errors.add(file.getFileName() + " " + error));
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void weTakeHl7sRequest() throws IOException {
        ObjectNode request = (ObjectNode) CallDraft.JSON.readTree(example("CDSHooksRequestPV"));
        ((ObjectNode) request.path("prefetch")).putNull("conditions");
        JsonNode answer = CallDraft.call("m99-patient-view", request);
        assertThat(answer.path("cards").isArray()).isTrue();
    }
}
