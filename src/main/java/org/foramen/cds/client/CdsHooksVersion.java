package org.foramen.cds.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The edition of CDS Hooks that a client speaks. */
public enum CdsHooksVersion {
    /** 2.0.1, https://cds-hooks.hl7.org/2.0/ */
    @JsonProperty("2.0")
    V2_0,
    /** 3.0, in ballot, https://cds-hooks.hl7.org/ */
    @JsonProperty("3.0")
    V3_0
}
