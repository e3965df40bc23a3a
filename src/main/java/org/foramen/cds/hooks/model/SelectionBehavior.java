package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How many suggestions of a card may be taken; {@code any} is legal too, and not used here. */
public enum SelectionBehavior {
    AT_MOST_ONE;

    @JsonValue
    public String code() {
        return "at-most-one";
    }
}
