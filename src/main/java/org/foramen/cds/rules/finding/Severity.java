package org.foramen.cds.rules.finding;

import org.hl7.fhir.r4.model.PlanDefinition.RequestPriority;
import org.jspecify.annotations.Nullable;

/** How urgent a finding is, least first. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    /** The severity that an action's priority stands for; null for asap, which the draft does not map, and for none. */
    public static @Nullable Severity of(@Nullable RequestPriority priority) {
        if (priority == null) {
            return null;
        }
        return switch (priority) {
            case ROUTINE -> INFO;
            case URGENT -> WARNING;
            case STAT -> CRITICAL;
            default -> null;
        };
    }
}
