package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.foramen.cds.prefetch.FhirAccess;
import org.jspecify.annotations.Nullable;

/**
 * A call, as far as every hook has it: https://cds-hooks.hl7.org/2.0/#http-request_1
 *
 * @param context of the hook, with the fields that the hook requires
 * @param prefetch what was sent for each key; JSON null where the client has no data for it
 * @param fhirAccess to the client's FHIR server, null when the client named none
 */
public record CdsRequest(
        String hook,
        UUID hookInstance,
        ObjectNode context,
        Map<String, JsonNode> prefetch,
        @Nullable FhirAccess fhirAccess) {

    public CdsRequest {
        prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    }

    /** Neither context nor prefetch nor access, since they hold patient data and a token. */
    @Override
    public String toString() {
        return "CdsRequest[hook=" + hook + ", hookInstance=" + hookInstance + "]";
    }
}
