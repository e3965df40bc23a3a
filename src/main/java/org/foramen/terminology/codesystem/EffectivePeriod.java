package org.foramen.terminology.codesystem;

import java.time.LocalDate;

/**
 * When a version of a code system is in force (https://hl7.org/fhir/R4/extension-resource-effectiveperiod.html).
 *
 * @param start its first day
 * @param end its last day
 */
public record EffectivePeriod(LocalDate start, LocalDate end) {

    public EffectivePeriod {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("A period ends before it begins");
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(start) && !day.isAfter(end);
    }
}
