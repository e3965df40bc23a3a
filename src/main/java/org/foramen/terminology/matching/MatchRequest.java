package org.foramen.terminology.matching;

import java.util.List;
import java.util.function.BinaryOperator;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/**
 * CodeSystem/$find-matches (https://hl7.org/fhir/R4/codesystem-operation-find-matches.html).
 *
 * @param codeSystem where concepts are looked for
 * @param properties what is known of them; one at least
 * @param exact true for a machine, which gets only concepts that have every property; false for a person, who gets ranked
 *     candidates with commentary
 */
public record MatchRequest(Canonical codeSystem, List<KnownProperty> properties, boolean exact) {

    /** Each property is held against each of its values, so that their number has to end somewhere. */
    private static final int MOST_PROPERTIES = 100;

    public MatchRequest {
        properties = List.copyOf(properties);
        if (properties.isEmpty()) {
            throw new Refusal(
                    Problem.required("There is nothing to match: give property, with code and value", "property"));
        }
        if (properties.size() > MOST_PROPERTIES) {
            throw new Refusal(Problem.invalid("There may be at most " + MOST_PROPERTIES + " properties", "property"));
        }
    }

    /**
     * The same with the values as the code system writes them.
     *
     * @param writing of a property and a value's text
     */
    public MatchRequest written(BinaryOperator<String> writing) {
        return new MatchRequest(
                codeSystem,
                properties.stream().map(property -> property.written(writing)).toList(),
                exact);
    }
}
