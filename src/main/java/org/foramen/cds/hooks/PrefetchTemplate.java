package org.foramen.cds.hooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeSearchParam;
import ca.uhn.fhir.rest.api.RestSearchParameterTypeEnum;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A query that a client is asked to run before it calls a service of a hook. Legal are only tokens of that hook
 * (https://cds-hooks.hl7.org/2.0/#prefetch-tokens) and queries of the recommended subset
 * (https://cds-hooks.hl7.org/2.0/#prefetch-query-restrictions): reading by id; searching a type by references, by tokens
 * (equality and {@code :in}) and by dates (eq, lt, gt, ge, le), with {@code _count} and {@code _sort}. Anything else is
 * refused when the server starts, and so is a search parameter that R4 does not have for the type.
 */
record PrefetchTemplate(String query, Hook hook) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern READ = Pattern.compile("([A-Z][A-Za-z]+)/\\{\\{[^{}]+}}");
    private static final Pattern SEARCH = Pattern.compile("([A-Z][A-Za-z]+)\\?([^?#\\s]+)");
    private static final Pattern PARAMETER = Pattern.compile("([a-z_-]+)(:[a-z-]+)?=([^=&,]+)");
    private static final Pattern DATE = Pattern.compile("(eq|lt|gt|ge|le)?(\\d.*|\\{\\{.*)");
    private static final String CONTEXT = "context.";
    private static final Set<String> USERS =
            Set.of("userPractitionerId", "userPractitionerRoleId", "userPatientId", "userRelatedPersonId");

    PrefetchTemplate {
        Matcher tokens = TOKEN.matcher(query);
        while (tokens.find()) {
            String token = tokens.group(1);
            boolean ofContext = token.startsWith(CONTEXT) && hook.tokens().contains(token.substring(CONTEXT.length()));
            if (!ofContext && !USERS.contains(token)) {
                throw new IllegalArgumentException(
                        "Not a prefetch token of " + hook.hookName() + ": " + token + " in " + query);
            }
        }
        if (TOKEN.matcher(query).replaceAll("").matches(".*[{}].*")) {
            throw new IllegalArgumentException("A prefetch token stands between {{ and }}: " + query);
        }
        if (!isRead(query) && !isSearch(query)) {
            throw new IllegalArgumentException("Not in the recommended subset of queries: " + query);
        }
    }

    private static boolean isRead(String query) {
        Matcher read = READ.matcher(query);
        return read.matches() && isType(read.group(1));
    }

    private static boolean isType(String name) {
        return FhirContext.forR4Cached().getResourceTypes().contains(name);
    }

    private static boolean isSearch(String query) {
        Matcher search = SEARCH.matcher(query);
        if (!search.matches() || !isType(search.group(1))) {
            return false;
        }
        for (String each : search.group(2).split("&", -1)) {
            Matcher parameter = PARAMETER.matcher(each);
            if (!parameter.matches()
                    || !isLegal(search.group(1), parameter.group(1), parameter.group(2), parameter.group(3))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLegal(String type, String name, @Nullable String modifier, String value) {
        if (name.equals("_count")) {
            return modifier == null && value.matches("\\d+");
        }
        if (name.equals("_sort")) {
            String by = value.startsWith("-") ? value.substring(1) : value;
            return modifier == null && kind(type, by) == RestSearchParameterTypeEnum.DATE;
        }
        RestSearchParameterTypeEnum kind = name.equals("_id") ? RestSearchParameterTypeEnum.TOKEN : kind(type, name);
        if (kind == RestSearchParameterTypeEnum.TOKEN) {
            return modifier == null || modifier.equals(":in");
        }
        return modifier == null
                && (kind == RestSearchParameterTypeEnum.REFERENCE
                        || (kind == RestSearchParameterTypeEnum.DATE
                                && DATE.matcher(value).matches()));
    }

    private static @Nullable RestSearchParameterTypeEnum kind(String type, String name) {
        RuntimeSearchParam parameter =
                FhirContext.forR4Cached().getResourceDefinition(type).getSearchParam(name);
        return parameter == null ? null : parameter.getParamType();
    }
}
