package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#cds-service-response
 *
 * @param cards empty when there is nothing to say
 * @param extension null when every rule could be judged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CdsResponse(List<Card> cards, @Nullable Extension extension) {

    public CdsResponse {
        cards = List.copyOf(cards);
    }

    /** What this server adds, under a name that is its own (https://cds-hooks.hl7.org/2.0/#extensions). */
    public record Extension(
            @JsonProperty("org.foramen.unevaluated") Unevaluated unevaluated) {}

    /** The rules that were not judged, or not on all they need, each with the reason. */
    public record Unevaluated(List<Map<String, String>> rules) {

        public Unevaluated {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("rules may not be empty");
            }
        }
    }
}
