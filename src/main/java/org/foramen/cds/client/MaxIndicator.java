package org.foramen.cds.client;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The most urgent indicator that a client wants to be shown; what is more urgent is shown with this one. */
public enum MaxIndicator {
    @JsonProperty("info")
    INFO,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("critical")
    CRITICAL
}
