package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#action
 *
 * @param resource the whole resource of a create or update, null of a delete
 * @param resourceId type/id of what a delete removes, null of the others
 * @param extension null where the client speaks 2.0
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Action(
        Type type,
        String description,
        @Nullable ObjectNode resource,
        @Nullable String resourceId,
        @Nullable Extension extension) {

    /** What this server adds for clients of CDS Hooks 3.0: which rule proposes the action, and about which resource. */
    public record Extension(
            @JsonProperty("org.foramen.proposal") Proposal proposal) {}

    /**
     * Which rule proposes the action, and about what.
     *
     * @param rule canonical, with its version
     * @param about type/id of the resource in the call that the change starts from; null when that has no id
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proposal(String rule, @Nullable String about) {}

    /** What an action does. */
    public enum Type {
        CREATE,
        UPDATE,
        DELETE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Action {
        Legal.text(description, "action.description");
        boolean delete = type == Type.DELETE;
        if (delete != (resource == null) || delete != (resourceId != null)) {
            throw new IllegalArgumentException("create and update carry a resource, delete a resourceId");
        }
    }
}
