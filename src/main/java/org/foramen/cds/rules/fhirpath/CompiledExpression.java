package org.foramen.cds.rules.fhirpath;

import java.util.Set;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;

/**
 * A FHIRPath expression, parsed once.
 *
 * @param text as the rule writes it
 * @param node the parsed form; the engine only reads it
 * @param variables the names that it uses with {@code %}, without the sign
 * @param literals its string constants, so that the canonicals among them can be checked before a patient is there
 * @param properties the names of properties of concepts that it asks for
 */
public record CompiledExpression(
        String text, ExpressionNode node, Set<String> variables, Set<String> literals, Set<String> properties) {

    public CompiledExpression {
        variables = Set.copyOf(variables);
        literals = Set.copyOf(literals);
        properties = Set.copyOf(properties);
    }

    @Override
    public String toString() {
        return text;
    }
}
