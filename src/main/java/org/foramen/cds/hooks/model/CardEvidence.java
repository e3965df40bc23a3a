package org.foramen.cds.hooks.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a card rests on, for machines. Lists are null when there is nothing in them.
 *
 * @param rules the rules that decided, in the version that did; several on a card that is folded
 * @param triggers the codes in the call that led to it
 * @param terminology the code systems that answered
 * @param artefacts the published value sets that were asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CardEvidence(
        List<Versioned> rules,
        @Nullable List<Trigger> triggers,
        @Nullable List<Versioned> terminology,
        @Nullable List<Versioned> artefacts) {

    public CardEvidence {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("some rule decided");
        }
        triggers = Legal.list(triggers);
        terminology = Legal.list(terminology);
        artefacts = Legal.list(artefacts);
    }

    /**
     * Something published.
     *
     * @param url its canonical URL
     * @param link where this server tells of it, null for a code system, which it may not have as a resource
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Versioned(
            String url, @Nullable String version, @Nullable String link) {

        public Versioned {
            Legal.text(url, "url");
            Legal.optionalText(version, "version");
        }
    }

    /**
     * A code in the call.
     *
     * @param reference type/id, or the type of a resource without an id
     * @param system null where the client gave none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Trigger(
            String reference,
            String element,
            @Nullable String system,
            @Nullable String version,
            String code,
            @Nullable String display) {

        public Trigger {
            Legal.text(reference, "reference");
            Legal.text(element, "element");
            Legal.optionalText(system, "system");
            Legal.text(code, "code");
        }
    }
}
