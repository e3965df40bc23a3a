package org.foramen.cds.hooks;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query that a client is asked to run beforehand. Only tokens that the hook defines and only queries of the recommended
 * subset are legal (https://cds-hooks.hl7.org/2.0/#prefetch-query-restrictions); anything else is refused when the server
 * starts.
 */
record PrefetchTemplate(String query) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern READ = Pattern.compile("[A-Z][A-Za-z]+/\\{\\{[^{}]+}}");
    private static final Pattern SEARCH = Pattern.compile("[A-Z][A-Za-z]+\\?[^?#\\s]+");
    private static final Pattern PARAMETER =
            Pattern.compile("(_count=\\d+|_sort=-?[a-z-]+|[a-z-]+(:in)?=[^=&,]+|date=(eq|lt|gt|ge|le)[^=&,]+)");
    private static final Set<String> USERS =
            Set.of("userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");

    PrefetchTemplate {
        Matcher tokens = TOKEN.matcher(query);
        while (tokens.find()) {
            String token = tokens.group(1);
            boolean ofContext =
                    token.startsWith("context.") && Hook.TOKENS.contains(token.substring("context.".length()));
            if (!ofContext && !USERS.contains(token)) {
                throw new IllegalArgumentException("Not a prefetch token: " + token + " in " + query);
            }
        }
        if (!READ.matcher(query).matches() && !isSearch(query)) {
            throw new IllegalArgumentException("Not in the recommended subset of queries: " + query);
        }
    }

    private static boolean isSearch(String query) {
        if (!SEARCH.matcher(query).matches()) {
            return false;
        }
        String[] parameters = query.substring(query.indexOf('?') + 1).split("&", -1);
        for (String parameter : parameters) {
            if (!PARAMETER.matcher(parameter).matches()) {
                return false;
            }
        }
        return true;
    }
}
