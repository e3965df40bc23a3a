package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The urgency of a card, in the specification's words. */
public enum Indicator {
    INFO,
    WARNING,
    CRITICAL;

    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
