package org.foramen.cds.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.client.CdsClient;

/** What the services answer to the golden requests, to a client with the defaults and to one with which all was agreed. */
final class GoldenAnswers {

    /** Speaks 3.0, takes whatever it can get. */
    static final CdsClient EVERYTHING =
            PublishedKnowledge.client("{'version':'3.0','systemActions':true,'editsFinalProblems':true,'maxCards':50,"
                    + "'documentationForm':{'label':'Document the lesion','url':'https://app.example.org/launch'}}");

    private GoldenAnswers() {}

    static List<JsonNode> all() {
        List<JsonNode> answers = new ArrayList<>();
        try {
            for (Path file : GoldenCardsTest.requests()) {
                JsonNode request = CallDraft.JSON.readTree(Files.readString(file));
                String service = service(request.path("hook").asText());
                answers.add(CallDraft.call(service, request));
                answers.add(CallDraft.call(service, request, EVERYTHING));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answers;
    }

    /** The objects under a field, wherever it stands in cards; of an array its items. */
    static List<JsonNode> inCards(List<JsonNode> answers, String field) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode answer : answers) {
            for (JsonNode card : answer.path("cards")) {
                for (JsonNode value : field.isEmpty() ? List.of(card) : card.findValues(field)) {
                    if (value.isArray()) {
                        value.forEach(found::add);
                    } else {
                        found.add(value);
                    }
                }
            }
        }
        return found;
    }

    static String service(String hook) {
        return CdsHooks.serviceOf(hook);
    }
}
