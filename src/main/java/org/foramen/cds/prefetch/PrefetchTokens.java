package org.foramen.cds.prefetch;

import java.util.HashMap;
import java.util.Map;

/**
 * What the tokens of a template stand for in one call (https://cds-hooks.hl7.org/2.0/#prefetch-tokens).
 *
 * @param values by token, without the braces; a token that stands for nothing is absent
 */
public record PrefetchTokens(Map<String, String> values) {

    /** The token of each type of user. */
    static final Map<String, String> USERS = Map.of(
            "Practitioner", "userPractitionerId",
            "PractitionerRole", "userPractitionerRoleId",
            "Patient", "userPatientId",
            "RelatedPerson", "userRelatedPersonId");

    public PrefetchTokens {
        values = Map.copyOf(values);
    }

    /**
     * From the fields of a context.
     *
     * @param context the fields that are strings, by name; userId with its type, the other ids without
     */
    public static PrefetchTokens of(Map<String, String> context) {
        Map<String, String> values = new HashMap<>();
        context.forEach((field, value) -> values.put("context." + field, value));
        String user = context.getOrDefault("userId", "");
        int slash = user.lastIndexOf('/');
        if (slash > 0) {
            String type = user.substring(user.lastIndexOf('/', slash - 1) + 1, slash);
            String token = USERS.get(type);
            if (token != null && slash < user.length() - 1) {
                values.put(token, user.substring(slash + 1));
            }
        }
        return new PrefetchTokens(values);
    }

    /** Neither ids of patients nor of users. */
    @Override
    public String toString() {
        return "PrefetchTokens" + values.keySet();
    }
}
