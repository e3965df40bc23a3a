package org.foramen.cds.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts right what clients are known to get wrong in resources, before they are parsed: nulls and empty strings, arrays and
 * objects are left out ({@code "coding": [{}]}, {@code "reasonCode": []}), a coded element that is only a word becomes the
 * text of a CodeableConcept ({@code "category": "problem-list-item"}, as the hook library's own examples have it), and a
 * coded element comes as an array or not, as FHIR wants it. Whose condition it is stands in {@code patient} in DSTU2.
 */
final class LenientJson {

    private static final Set<String> REPEATING_CONCEPTS = Set.of("category", "reasonCode", "bodySite");
    private static final Set<String> SINGLE_CONCEPTS = Set.of("code", "clinicalStatus", "verificationStatus");

    private LenientJson() {}

    /** A copy, put right; null when nothing is left. */
    static @Nullable JsonNode tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return tidyObject(object);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(item -> {
                JsonNode kept = tidy(item);
                if (kept != null) {
                    copy.add(kept);
                }
            });
            return copy.isEmpty() ? null : copy;
        }
        boolean empty = node.isNull() || (node.isTextual() && node.textValue().isBlank());
        return empty ? null : node;
    }

    private static @Nullable ObjectNode tidyObject(ObjectNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        boolean resource = object.has("resourceType");
        object.properties().forEach(field -> {
            JsonNode kept = tidy(field.getValue());
            if (kept != null) {
                copy.set(field.getKey(), resource ? concept(field.getKey(), kept) : kept);
            }
        });
        if (copy.path("resourceType").asText().equals("Condition") && copy.has("patient") && !copy.has("subject")) {
            copy.set("subject", copy.remove("patient"));
        }
        return copy.isEmpty() ? null : copy;
    }

    private static JsonNode concept(String name, JsonNode value) {
        if (REPEATING_CONCEPTS.contains(name)) {
            ArrayNode concepts = JsonNodeFactory.instance.arrayNode();
            if (value.isArray()) {
                value.forEach(item -> concepts.add(concept(item)));
            } else {
                concepts.add(concept(value));
            }
            return concepts;
        }
        if (SINGLE_CONCEPTS.contains(name)) {
            return concept(value.isArray() ? value.get(0) : value);
        }
        return value;
    }

    private static JsonNode concept(JsonNode value) {
        return value.isTextual() ? JsonNodeFactory.instance.objectNode().put("text", value.textValue()) : value;
    }

    /** Removes every field that has a value which the test names, alone or in an array, from the tree itself. */
    static void remove(JsonNode node, BiPredicate<String, String> rejected) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(field -> holds(field.getValue(), value -> rejected.test(field.getKey(), value)));
        }
        node.forEach(child -> remove(child, rejected));
    }

    private static boolean holds(JsonNode value, Predicate<String> rejected) {
        if (value instanceof ArrayNode array) {
            return array.valueStream().anyMatch(item -> holds(item, rejected));
        }
        return value.isValueNode() && rejected.test(value.asText());
    }
}
