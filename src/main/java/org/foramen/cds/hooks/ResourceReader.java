package org.foramen.cds.hooks;

import ca.uhn.fhir.context.ConfigurationException;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.IParserErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Reads resources as clients send them, alone or in a Bundle, see {@link LenientJson}. */
final class ResourceReader {

    private final FhirContext fhir;

    ResourceReader(FhirContext fhir) {
        this.fhir = fhir;
    }

    /**
     * A resource of a call.
     *
     * @param path where in the request it stands
     * @param fullUrl of its entry, null outside of a Bundle and where the entry has none
     */
    record Placed(String path, @Nullable String fullUrl, JsonNode json) {}

    /** The resources of a Bundle, or the one resource that came in place of a Bundle; entries without one are skipped. */
    static List<Placed> unbundle(JsonNode node, String path) {
        List<Placed> resources = new ArrayList<>();
        if (!"Bundle".equals(node.path("resourceType").asText())
                && !node.path("entry").isArray()) {
            resources.add(new Placed(path, null, node));
            return resources;
        }
        int index = 0;
        for (JsonNode entry : node.path("entry")) {
            JsonNode resource = entry.get("resource");
            if (resource != null && resource.isObject() && !resource.isEmpty()) {
                JsonNode url = entry.get("fullUrl");
                resources.add(new Placed(
                        path + ".entry[" + index + "].resource",
                        url != null && url.isTextual() ? url.textValue() : null,
                        resource));
            }
            index++;
        }
        return resources;
    }

    /**
     * The resource, null when it cannot be read as any of R4; what it holds is never logged. A value that is not of its
     * element's type ({@code "recordedDate": "yesterday"}) is left out, and the rest is read.
     */
    @Nullable
    Resource read(JsonNode json) {
        JsonNode tidy = LenientJson.tidy(json);
        if (tidy == null || !tidy.path("resourceType").isTextual()) {
            return null;
        }
        try {
            RejectedValues rejected = new RejectedValues();
            Resource resource = parse(tidy, rejected);
            if (!rejected.values.isEmpty()) {
                LenientJson.remove(tidy, (name, value) -> rejected.values.contains(name + "=" + value));
                resource = parse(tidy, new RejectedValues());
            }
            return resource;
        } catch (DataFormatException | ConfigurationException | ClassCastException e) {
            return null;
        }
    }

    private @Nullable Resource parse(JsonNode json, RejectedValues rejected) {
        IParser parser = fhir.newJsonParser().setParserErrorHandler(rejected);
        return parser.parseResource(json.toString()) instanceof Resource resource ? resource : null;
    }

    /** Takes note of values that are not of their element's type, and of nothing else. */
    private static final class RejectedValues extends ErrorHandlerAdapter {

        final Set<String> values = new HashSet<>();

        @Override
        public void invalidValue(
                IParserErrorHandler.@Nullable IParseLocation location, @Nullable String value, String error) {
            // A status that belongs to another kind of order still says what became of this one.
            if (location != null && !location.getParentElementName().equals("status")) {
                values.add(location.getParentElementName() + "=" + value);
            }
        }
    }
}
