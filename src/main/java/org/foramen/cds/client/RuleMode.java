package org.foramen.cds.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a rule's findings for a client. */
public enum RuleMode {
    /** They are shown. */
    @JsonProperty("on")
    ON,
    /** They are found and counted, and never shown. */
    @JsonProperty("shadow")
    SHADOW,
    /** The rule is not asked. */
    @JsonProperty("off")
    OFF
}
