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
 */
public record CompiledExpression(String text, ExpressionNode node, Set<String> variables, Set<String> literals) {

    public CompiledExpression {
        variables = Set.copyOf(variables);
        literals = Set.copyOf(literals);
    }

    @Override
    public String toString() {
        return text;
    }
}
