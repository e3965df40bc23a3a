package org.foramen.cds.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A request and the answer to it.
 *
 * @param rule the id of the rule that it is about, by its folder
 * @param name of its files, without ending
 * @param request as a client sends it, the text of its file
 * @param response the answer, whole
 * @param otherRules the ids of rules that came after the case was written, so that they are not asked
 */
public record GoldenCase(String rule, String name, String request, JsonNode response, Set<String> otherRules) {

    public GoldenCase {
        otherRules = Set.copyOf(otherRules);
    }
}
