package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#action
 *
 * @param resource the whole resource of a create or update, null of a delete
 * @param resourceId type/id of what a delete removes, null of the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Action(
        Type type,
        String description,
        @Nullable ObjectNode resource,
        @Nullable String resourceId) {

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
