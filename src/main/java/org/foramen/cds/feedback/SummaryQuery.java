package org.foramen.cds.feedback;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.foramen.store.feedback.Figures;
import org.jspecify.annotations.Nullable;

/**
 * Which figures are wanted, and how they are parted.
 *
 * @param filter of days, client, service and rule
 * @param bucket into which stretches of time
 */
public record SummaryQuery(Figures.Filter filter, Bucket bucket) {

    /** A stretch of time. */
    public enum Bucket {
        TOTAL {
            @Override
            @Nullable
            LocalDate start(LocalDate day) {
                return null;
            }
        },
        DAY {
            @Override
            LocalDate start(LocalDate day) {
                return day;
            }
        },
        /** From Monday, as ISO 8601 has it. */
        WEEK {
            @Override
            LocalDate start(LocalDate day) {
                return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            }
        };

        /** The first day of the bucket that a day falls into; null where there is but one. */
        abstract @Nullable LocalDate start(LocalDate day);
    }
}
