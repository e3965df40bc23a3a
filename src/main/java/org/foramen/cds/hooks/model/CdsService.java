package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A service as discovery tells it: https://cds-hooks.hl7.org/2.0/#response
 *
 * @param prefetch templates by key, in the order in which they are told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CdsService(
        String hook,
        String title,
        String description,
        String id,
        Map<String, String> prefetch,
        String usageRequirements) {

    public CdsService {
        Legal.text(hook, "hook");
        Legal.text(title, "title");
        Legal.text(description, "description");
        Legal.text(id, "id");
        Legal.text(usageRequirements, "usageRequirements");
        prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    }
}
