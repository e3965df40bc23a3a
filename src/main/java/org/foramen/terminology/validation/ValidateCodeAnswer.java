package org.foramen.terminology.validation;

import java.util.List;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Message;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code is valid, and all that was found on the way.
 *
 * @param result false when some issue is an error
 * @param told the coding that was judged, as far as it may be told
 * @param issues in the order found
 * @param messages what the joined message says, each once
 * @param unknownSystems urls or canonicals of the code systems that would have been needed and are not known here
 * @param standing how the concept stands in its life cycle
 */
public record ValidateCodeAnswer(
        boolean result,
        Told told,
        List<Issue> issues,
        List<Message> messages,
        UnknownSystems unknownSystems,
        Standing standing) {

    public ValidateCodeAnswer {
        issues = List.copyOf(issues);
        messages = List.copyOf(messages);
    }

    /**
     * The coding that was judged, with the version that answered and the preferred display where the code is known; every part is
     * null where it is not to be told.
     *
     * @param normalized the code as the code system spells it, where that differs
     */
    public record Told(
            @Nullable String system,
            @Nullable String version,
            @Nullable String code,
            @Nullable String display,
            @Nullable String normalized) {
        static final Told NOTHING = new Told(null, null, null, null, null);
    }

    /**
     * The code systems that would have been needed.
     *
     * @param canonicals urls, or canonicals where only the version is not known
     * @param decisive whether the answer is no because of them; otherwise they are told only as not known
     */
    public record UnknownSystems(List<String> canonicals, boolean decisive) {
        static final UnknownSystems NONE = new UnknownSystems(List.of(), false);

        public UnknownSystems {
            canonicals = List.copyOf(canonicals);
        }
    }

    /**
     * How the concept stands in its life cycle.
     *
     * @param inactive true for a concept that is; null when it is active or not known
     * @param status e.g. {@code retired}, null when nothing more is known
     */
    public record Standing(
            @Nullable Boolean inactive, @Nullable String status) {
        static final Standing ACTIVE = new Standing(null, null);
    }
}
