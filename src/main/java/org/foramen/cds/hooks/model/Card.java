package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * https://cds-hooks.hl7.org/2.0/#card-attributes
 *
 * @param summary under 140 characters
 * @param detail GitHub-flavoured Markdown, null when there is none
 * @param suggestions null when there are none, like the other lists
 * @param selectionBehavior present exactly when there are suggestions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Card(
        UUID uuid,
        String summary,
        @Nullable String detail,
        Indicator indicator,
        Source source,
        @Nullable List<Suggestion> suggestions,
        @Nullable SelectionBehavior selectionBehavior,
        @Nullable List<HookCoding> overrideReasons,
        @Nullable List<Link> links,
        @Nullable Extension extension) {

    private static final int SUMMARY_LIMIT = 140;

    /** What this server adds, under a name that is its own (https://cds-hooks.hl7.org/2.0/#extensions). */
    public record Extension(
            @JsonProperty("org.foramen.evidence") CardEvidence evidence) {}

    public Card {
        Objects.requireNonNull(uuid);
        Objects.requireNonNull(indicator);
        if (Legal.text(summary, "summary").length() >= SUMMARY_LIMIT) {
            throw new IllegalArgumentException("summary must stay under " + SUMMARY_LIMIT + " characters");
        }
        Legal.optionalText(detail, "detail");
        suggestions = Legal.list(suggestions);
        overrideReasons = Legal.list(overrideReasons);
        links = Legal.list(links);
        if ((suggestions == null) != (selectionBehavior == null)) {
            throw new IllegalArgumentException("selectionBehavior goes with suggestions");
        }
        if (suggestions != null
                && selectionBehavior != SelectionBehavior.ANY
                && suggestions.stream().filter(s -> s.isRecommended() != null).count() > 1) {
            throw new IllegalArgumentException("At most one suggestion may be recommended under at-most-one");
        }
        if (overrideReasons != null && overrideReasons.stream().anyMatch(reason -> reason.display() == null)) {
            throw new IllegalArgumentException("An override reason needs a display");
        }
    }
}
