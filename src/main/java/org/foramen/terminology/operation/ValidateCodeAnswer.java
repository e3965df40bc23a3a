package org.foramen.terminology.operation;

import java.util.List;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.jspecify.annotations.Nullable;

/**
 * Whether a code is valid, and all that was found on the way.
 *
 * @param result false when some issue is an error
 * @param coding the coding that was judged: with the version that answered and the preferred display where the code is known
 * @param issues in the order found
 */
public record ValidateCodeAnswer(boolean result, @Nullable Coding coding, List<Issue> issues) {

    public ValidateCodeAnswer {
        issues = List.copyOf(issues);
    }

    /** The texts of the issues joined by {@code "; "}, null when there is none. */
    public @Nullable String message() {
        return issues.isEmpty() ? null : issues.stream().map(Issue::message).collect(Collectors.joining("; "));
    }
}
