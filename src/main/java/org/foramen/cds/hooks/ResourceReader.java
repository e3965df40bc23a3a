package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.ErrorHandlerAdapter;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
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

    /** The resource, null when it cannot be read as any of R4; what it holds is never logged. */
    @Nullable
    Resource read(JsonNode json) {
        JsonNode tidy = LenientJson.tidy(json);
        if (tidy == null || !tidy.path("resourceType").isTextual()) {
            return null;
        }
        IParser parser = fhir.newJsonParser().setParserErrorHandler(new ErrorHandlerAdapter());
        try {
            IBaseResource resource = parser.parseResource(tidy.toString());
            return resource instanceof Resource known ? known : null;
        } catch (RuntimeException e) {
            return null;
        }
    }
}
