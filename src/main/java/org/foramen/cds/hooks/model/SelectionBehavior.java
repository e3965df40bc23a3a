package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How many suggestions of a card may be taken. */
public enum SelectionBehavior {
    AT_MOST_ONE,
    /** Of cards that tell of several things, each with suggestions of its own. */
    ANY;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
