package org.foramen.cds.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.foramen.cds.hooks.model.CdsRequest;
import org.foramen.cds.prefetch.FhirAccess;
import org.foramen.cds.prefetch.FhirAuthorization;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/** Reads the body of a call and checks it against its hook; what is wrong is refused by the name of the element. */
final class RequestReader {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** What can stand in an Authorization header; clients are known to use more than RFC 6750 admits. */
    private static final Pattern ACCESS_TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,15}");

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
        FhirAccess access = access(root);
        ObjectNode context = object(required(root, "context", "context"), "context");
        textIds(context);
        checkContext(context, service.hook);
        return new CdsRequest(hook, UUID.fromString(instance), context, prefetch(root), access);
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

    private static @Nullable FhirAccess access(ObjectNode root) {
        JsonNode authorization = root.get("fhirAuthorization");
        boolean authorized = authorization != null && !authorization.isNull();
        JsonNode server = root.get("fhirServer");
        if (!authorized && (server == null || server.isNull() || server.asText().isBlank())) {
            return null;
        }
        return new FhirAccess(
                server(string(root, "fhirServer", "fhirServer")),
                authorized ? authorization(object(authorization, "fhirAuthorization")) : null);
    }

    private static URI server(String text) {
        try {
            URI server = new URI(text.trim());
            boolean web = "http".equalsIgnoreCase(server.getScheme()) || "https".equalsIgnoreCase(server.getScheme());
            if (web && server.getHost() != null && server.getRawQuery() == null && server.getRawFragment() == null) {
                return server;
            }
        } catch (URISyntaxException e) {
            // falls through to the refusal, which says what is expected
        }
        throw refuse("fhirServer must be the base URL of a FHIR server, without a query", "fhirServer");
    }

    private static FhirAuthorization authorization(ObjectNode authorization) {
        String path = "fhirAuthorization.access_token";
        String token = string(authorization, "access_token", path);
        if (!ACCESS_TOKEN.matcher(token).matches()) {
            throw refuse(path + " must be a bearer token, in printable ASCII without blanks", path);
        }
        String expiresIn = text(authorization, "expires_in");
        if (expiresIn != null && !SECONDS.matcher(expiresIn).matches()) {
            throw refuse("fhirAuthorization.expires_in must be a number of seconds", "fhirAuthorization.expires_in");
        }
        return new FhirAuthorization(
                token,
                text(authorization, "token_type"),
                expiresIn == null ? null : Long.valueOf(expiresIn),
                text(authorization, "scope"),
                text(authorization, "patient"));
    }

    /** A value as text, whatever its type; null when there is none. */
    private static @Nullable String text(ObjectNode parent, String field) {
        JsonNode value = parent.get(field);
        return value == null || !value.isValueNode() || value.asText().isBlank() || value.isNull()
                ? null
                : value.asText().trim();
    }

    /** Ids that came as whole numbers are ids nevertheless; they are read with all their digits. */
    private static void textIds(ObjectNode context) {
        for (String field : Hook.STRINGS) {
            JsonNode value = context.get(field);
            if (value != null && value.isIntegralNumber()) {
                context.put(field, value.asText());
            }
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
