package org.foramen.cds.prefetch;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of discovery, as it is run: reading by id, or searching a type.
 *
 * @param template with its tokens in double braces, legal for its hooks
 */
public record PrefetchQuery(String template) {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern DOTS = Pattern.compile("\\.*");

    /** The type of resources that are asked for. */
    String type() {
        return template.split("[/?]", 2)[0];
    }

    /** Whether one resource is asked for by its id. */
    boolean isRead() {
        return template.indexOf('?') < 0;
    }

    /**
     * The query for one call, relative to the base of the FHIR server and escaped; empty where the call has no value for a
     * token, or none that may stand in an address.
     */
    Optional<String> filled(PrefetchTokens tokens) {
        StringBuilder filled = new StringBuilder();
        Map<String, String> values = tokens.values();
        Matcher matcher = TOKEN.matcher(template);
        int end = 0;
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null || DOTS.matcher(value).matches()) {
                return Optional.empty();
            }
            filled.append(Addresses.escaped(template.substring(end, matcher.start())))
                    .append(Addresses.escapedWhole(value));
            end = matcher.end();
        }
        return Optional.of(
                filled.append(Addresses.escaped(template.substring(end))).toString());
    }
}
