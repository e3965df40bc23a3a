package org.foramen.cds.rules.plan;

import java.util.HashSet;
import java.util.Set;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.jspecify.annotations.Nullable;

/**
 * A place in the file of a rule, and the variables that may be used there. Whatever is refused names the file, the element
 * and the expression.
 */
final class Place {

    private final String file;
    private final String path;
    private final FhirPath fhirPath;
    private final ConceptQueries queries;
    private final Set<String> variables;

    Place(String file, FhirPath fhirPath, ConceptQueries queries) {
        this(file, "PlanDefinition", fhirPath, queries, Set.of());
    }

    private Place(String file, String path, FhirPath fhirPath, ConceptQueries queries, Set<String> variables) {
        this.file = file;
        this.path = path;
        this.fhirPath = fhirPath;
        this.queries = queries;
        this.variables = new HashSet<>(variables);
    }

    /** An element in this one; variables declared there are not seen here. */
    Place in(String element) {
        return new Place(file, path + "." + element, fhirPath, queries, variables);
    }

    void declare(String variable) {
        if (Facts.isVariable(variable) || !variables.add(variable)) {
            throw refuse("the variable %" + variable + " is there already", null);
        }
    }

    boolean declares(String variable) {
        return variables.contains(variable);
    }

    CompiledExpression compile(String expression) {
        try {
            CompiledExpression compiled = fhirPath.compile(expression);
            check(compiled);
            return compiled;
        } catch (Refusal e) {
            String text = MessageCatalogue.text(e.problem().message());
            throw text.startsWith(file) ? e : refuse(text, expression);
        }
    }

    Template template(String text) {
        Template template;
        try {
            template = Template.compile(text, fhirPath);
        } catch (Refusal e) {
            throw refuse(
                    MessageCatalogue.text(e.problem().message()), e.problem().expression());
        }
        template.expressions().forEach(this::check);
        return template;
    }

    private void check(CompiledExpression compiled) {
        for (String variable : compiled.variables()) {
            if (!variables.contains(variable) && !Facts.isVariable(variable)) {
                throw refuse("there is no variable %" + variable + " here", compiled.text());
            }
        }
        for (String literal : compiled.literals()) {
            if (literal.startsWith("http") && !isKnown(literal)) {
                throw refuse(literal + " is not published here", compiled.text());
            }
        }
    }

    private boolean isKnown(String url) {
        if (url.contains("/ValueSet/")) {
            return queries.knowsValueSet(Canonical.parse(url));
        }
        return !url.contains("/ConceptMap/") || queries.knowsConceptMap(Canonical.parse(url));
    }

    Refusal refuse(String message, @Nullable String expression) {
        String where = file + ": " + path + ": " + message;
        return new Refusal(
                Problem.conflict(expression == null ? where : where + " in the expression: " + expression, expression));
    }
}
