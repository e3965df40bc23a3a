package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#suggestion
 *
 * @param isRecommended true, or null when not
 * @param actions they belong together; null when there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Suggestion(
        String label,
        UUID uuid,
        @Nullable Boolean isRecommended,
        @Nullable List<Action> actions) {

    public Suggestion {
        Legal.text(label, "suggestion.label");
        actions = Legal.list(actions);
    }
}
