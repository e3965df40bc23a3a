package org.foramen.store.feedback;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was counted. */
public record Figures(List<Fates> fates, List<Outcomes> outcomes) {

    public Figures {
        fates = List.copyOf(fates);
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Which are wanted; what is null does not matter.
     *
     * @param from the first day (UTC)
     * @param to the last day
     */
    public record Filter(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String client,
            @Nullable String service,
            @Nullable String rule) {}

    /** How often something became of findings of a rule on a day. */
    public record Fates(LocalDate day, String client, String rule, String version, ShownCall.Fate fate, long number) {}

    /**
     * How often users did the same on a day.
     *
     * @param day on which they acted
     * @param reason null of those that were accepted, or overridden without saying why
     */
    public record Outcomes(
            LocalDate day,
            String client,
            String rule,
            String version,
            Outcome.Kind kind,
            Outcome.@Nullable Reason reason,
            long number) {}
}
