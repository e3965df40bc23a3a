package org.foramen.cds.prefetch;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The scopes of an access token that are about resources, of SMART App Launch 1 ({@code patient/Condition.read}) and 2
 * ({@code user/*.rs}), https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html.
 */
record SmartScopes(List<Grant> grants) {

    private static final Pattern GRANT = Pattern.compile(
            "(?:^|(?<=\\s))(?:patient|user|system)/([A-Za-z]+|\\*)\\.(read|write|\\*|c?r?u?d?s?)(?:\\?\\S*)?(?=\\s|$)");

    /** Of a type, or all: the letters of SMART 2, or a word of SMART 1. */
    private record Grant(String type, String rights) {

        boolean admits(String wanted, char right) {
            boolean whole = rights.equals("read") || rights.equals("*");
            boolean letter = !rights.equals("write") && rights.indexOf(right) >= 0;
            return (type.equals("*") || type.equals(wanted)) && (whole || letter);
        }
    }

    SmartScopes {
        grants = List.copyOf(grants);
    }

    static SmartScopes of(String scope) {
        return new SmartScopes(GRANT.matcher(scope)
                .results()
                .map((MatchResult match) -> new Grant(match.group(1), match.group(2)))
                .toList());
    }

    /** Whether the query may be asked; also where no scope is about resources, since the server then has others. */
    boolean admit(PrefetchQuery query) {
        char right = query.isRead() ? 'r' : 's';
        return grants.isEmpty() || grants.stream().anyMatch(grant -> grant.admits(query.type(), right));
    }
}
