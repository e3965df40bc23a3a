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
 * @param systemActions null when there are none, or none were agreed
 * @param extension null when there is nothing to add
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CdsResponse(
        List<Card> cards,
        @Nullable List<Action> systemActions,
        @Nullable Extension extension) {

    public CdsResponse {
        cards = List.copyOf(cards);
        systemActions = Legal.list(systemActions);
    }

    /**
     * What this server adds (https://cds-hooks.hl7.org/2.0/#extensions); what there is nothing of is null.
     *
     * @param unevaluated the rules that were not judged, or not on all they need, each with the reason
     * @param unshown how many findings of a rule no card tells of, and why
     * @param systemActions the same as in the response, where the public Sandbox looks for them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Extension(
            @JsonProperty("org.foramen.unevaluated") @Nullable
            ByRule<Map<String, String>> unevaluated,

            @JsonProperty("org.foramen.unshown") @Nullable ByRule<Unshown> unshown,
            @Nullable List<Action> systemActions) {

        public Extension {
            systemActions = Legal.list(systemActions);
        }

        /** Null when there is nothing in it. */
        public static @Nullable Extension of(
                List<Map<String, String>> unevaluated, List<Unshown> unshown, List<Action> systemActions) {
            if (unevaluated.isEmpty() && unshown.isEmpty() && systemActions.isEmpty()) {
                return null;
            }
            return new Extension(
                    unevaluated.isEmpty() ? null : new ByRule<>(unevaluated),
                    unshown.isEmpty() ? null : new ByRule<>(unshown),
                    systemActions);
        }
    }

    /** Entries, each of which names a rule. */
    public record ByRule<T>(List<T> rules) {

        public ByRule {
            rules = List.copyOf(rules);
        }
    }

    /** Findings that no card tells of. */
    public record Unshown(String rule, String reason, int count) {}
}
