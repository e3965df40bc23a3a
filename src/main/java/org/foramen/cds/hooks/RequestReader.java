package org.foramen.cds.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.foramen.cds.hooks.model.CdsRequest;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/** Reads the body of a call and checks it against its hook; what is wrong is refused by the name of the element. */
final class RequestReader {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final ObjectMapper json;

    RequestReader(ObjectMapper json) {
        this.json = json;
    }

    CdsRequest read(byte[] body, HookService service) {
        ObjectNode root = object(parse(body), "the request");
        String hook = string(root, "hook", "hook");
        if (!hook.equals(service.hook.hookName())) {
            throw refuse("The service " + service.id + " is for the hook " + service.hook.hookName(), "hook");
        }
        String instance = string(root, "hookInstance", "hookInstance");
        if (!UUID_TEXT.matcher(instance).matches()) {
            throw refuse("hookInstance must be a UUID", "hookInstance");
        }
        checkAuthorization(root);
        ObjectNode context = object(required(root, "context", "context"), "context");
        checkContext(context, service.hook);
        return new CdsRequest(hook, UUID.fromString(instance), context, prefetch(root));
    }

    private JsonNode parse(byte[] body) {
        try {
            JsonNode root = json.readTree(body);
            return root == null ? json.missingNode() : root;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new Refusal(Problem.invalid("The body is not JSON" + where, null));
        } catch (IOException e) {
            throw new Refusal(Problem.invalid("The body is not JSON in a Unicode encoding", null));
        }
    }

    private static void checkAuthorization(ObjectNode root) {
        JsonNode authorization = root.get("fhirAuthorization");
        if (authorization != null && !authorization.isNull()) {
            object(authorization, "fhirAuthorization");
            string(root, "fhirServer", "fhirServer");
        }
    }

    private static void checkContext(ObjectNode context, Hook hook) {
        for (String field : hook.required()) {
            string(context, field, "context." + field);
        }
        String bundle = hook.bundle();
        if (bundle != null) {
            object(required(context, bundle, "context." + bundle), "context." + bundle);
        }
        JsonNode selections = context.get("selections");
        if (hook == Hook.ORDER_SELECT && selections != null && !selections.isNull() && !selections.isArray()) {
            throw refuse("selections must be an array of references", "context.selections");
        }
    }

    private static Map<String, JsonNode> prefetch(ObjectNode root) {
        Map<String, JsonNode> prefetch = new LinkedHashMap<>();
        JsonNode given = root.get("prefetch");
        if (given == null || given.isNull()) {
            return prefetch;
        }
        object(given, "prefetch").properties().forEach(field -> {
            String path = "prefetch." + field.getKey();
            if (HookService.prefetchKeys().contains(field.getKey())) {
                JsonNode value = field.getValue();
                prefetch.put(field.getKey(), value.isNull() ? value : object(value, path));
            }
        });
        return prefetch;
    }

    private static JsonNode required(ObjectNode parent, String field, String path) {
        JsonNode value = parent.get(field);
        if (value == null || value.isNull()) {
            throw new Refusal(Problem.required(path + " is required", path));
        }
        return value;
    }

    private static String string(ObjectNode parent, String field, String path) {
        JsonNode value = required(parent, field, path);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw refuse(path + " must be a string that is not empty", path);
        }
        return value.textValue();
    }

    private static ObjectNode object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw refuse(path + " must be a JSON object", path.contains(" ") ? "$this" : path);
    }

    private static Refusal refuse(String message, String expression) {
        return new Refusal(Problem.invalid(message, expression));
    }
}
