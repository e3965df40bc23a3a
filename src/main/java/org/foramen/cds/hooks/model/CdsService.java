package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service as discovery tells it: https://cds-hooks.hl7.org/2.0/#response
 *
 * @param prefetch templates by key, in the order in which they are told
 * @param version of the service, as semantic versioning has it; for clients of 3.0, null for others, like what follows
 * @param hookVersion of the hook's definition
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CdsService(
        String hook,
        String title,
        String description,
        String id,
        Map<String, String> prefetch,
        String usageRequirements,
        @Nullable String version,
        @Nullable String hookVersion,
        @Nullable Extension extension) {

    /** What this server adds (https://cds-hooks.hl7.org/2.0/#extensions): the rules that a call of the service is judged by. */
    public record Extension(
            @JsonProperty("org.foramen.rules") List<CardEvidence.Versioned> rules) {

        public Extension {
            rules = List.copyOf(rules);
        }
    }

    public CdsService {
        Legal.text(hook, "hook");
        Legal.text(title, "title");
        Legal.text(description, "description");
        Legal.text(id, "id");
        Legal.text(usageRequirements, "usageRequirements");
        prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
    }

    /** As clients of 2.0 know it. */
    public static CdsService of(
            String hook,
            String title,
            String description,
            String id,
            Map<String, String> prefetch,
            String usageRequirements) {
        return new CdsService(hook, title, description, id, prefetch, usageRequirements, null, null, null);
    }

    /** The same with what clients of 3.0 are told besides. */
    public CdsService told(String version, String hookVersion, List<CardEvidence.Versioned> rules) {
        return new CdsService(
                hook,
                title,
                description,
                id,
                prefetch,
                usageRequirements,
                Legal.text(version, "version"),
                Legal.text(hookVersion, "hookVersion"),
                rules.isEmpty() ? null : new Extension(rules));
    }
}
