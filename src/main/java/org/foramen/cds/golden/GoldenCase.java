package org.foramen.cds.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A request and the answer to it.
 *
 * @param rule the id of the rule that it is about, by its folder
 * @param name of its files, without ending
 * @param request as a client sends it
 * @param response the answer, whole
 * @param otherRules the ids of rules that came after the case was written, so that they are not asked
 */
@SuppressWarnings("ArrayRecordComponent") // copied on its way in and out
public record GoldenCase(String rule, String name, byte[] request, JsonNode response, Set<String> otherRules) {

    public GoldenCase {
        request = request.clone();
        otherRules = Set.copyOf(otherRules);
    }

    @Override
    public byte[] request() {
        return request.clone();
    }
}
