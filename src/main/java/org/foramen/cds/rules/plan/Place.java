package org.foramen.cds.rules.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.TypeCheck;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.jspecify.annotations.Nullable;

/**
 * A place in the file of a rule, and the variables that may be used there. Whatever is refused names the file, the element
 * and the expression. An expression that is wrong is noted and read as one that gives nothing, so that an author is told of
 * all that is wrong at once; what hangs on it is not held against anything.
 */
final class Place {

    /** What stands for an expression that is wrong. */
    private static final String NOTHING = "{}";

    private final String file;
    private final String path;
    private final FhirPath fhirPath;
    private final ConceptQueries queries;
    private final Map<String, TypeDetails> variables;
    private final List<String> problems;

    Place(String file, FhirPath fhirPath, ConceptQueries queries) {
        this.file = file;
        this.path = "PlanDefinition";
        this.fhirPath = fhirPath;
        this.queries = queries;
        this.variables = new HashMap<>();
        this.problems = new ArrayList<>();
    }

    private Place(Place outer, String element) {
        this.file = outer.file;
        this.path = outer.path + "." + element;
        this.fhirPath = outer.fhirPath;
        this.queries = outer.queries;
        this.variables = new HashMap<>(outer.variables);
        this.problems = outer.problems;
    }

    /** Reads a part; null when it is refused, which is noted. */
    <T> @Nullable T attempt(Supplier<T> part) {
        try {
            return part.get();
        } catch (Refusal e) {
            problems.add(MessageCatalogue.text(e.problem().message()));
            return null;
        }
    }

    /** Refuses the rule if anything in it was noted, a line for each. */
    void refuseWhatWasNoted() {
        if (!problems.isEmpty()) {
            throw new Refusal(Problem.conflict(String.join("\n", problems), null));
        }
    }

    /** An element in this one; variables declared there are not seen here. */
    Place in(String element) {
        return new Place(this, element);
    }

    /** Lets expressions here use the variables of a call; {@code focus} is what it is about. */
    void declareFacts(Set<String> focus) {
        Facts.variableTypes(focus).forEach((name, types) -> variables.put(name, TypeCheck.types(types)));
    }

    void declare(String variable, TypeDetails types) {
        if (variables.putIfAbsent(variable, types) != null) {
            throw refuse("the variable %" + variable + " is there already", null);
        }
    }

    boolean declares(String variable) {
        return variables.containsKey(variable);
    }

    CompiledExpression compile(String expression) {
        CompiledExpression compiled = attempt(() -> compiled(expression));
        return compiled == null ? fhirPath.compile(NOTHING) : compiled;
    }

    private CompiledExpression compiled(String expression) {
        try {
            CompiledExpression compiled = fhirPath.compile(expression);
            check(compiled);
            typesOf(compiled);
            return compiled;
        } catch (Refusal e) {
            String text = MessageCatalogue.text(e.problem().message());
            throw text.startsWith(file) ? e : refuse(text, expression);
        }
    }

    /** The types of what an expression can give here, none when that is not known; refuses what would give nothing. */
    TypeDetails typesOf(CompiledExpression compiled) {
        if (compiled.variables().stream()
                .anyMatch(
                        name -> variables.getOrDefault(name, TypeCheck.UNKNOWN).hasNoTypes())) {
            return TypeCheck.UNKNOWN;
        }
        try {
            return fhirPath.typeCheck().typesOf(compiled, variables);
        } catch (Refusal e) {
            throw refuse(MessageCatalogue.text(e.problem().message()), compiled.text());
        }
    }

    /** A condition, which must give true or false: anything else would never hold. */
    CompiledExpression condition(String expression) {
        CompiledExpression compiled = compile(expression);
        TypeDetails types = typesOf(compiled);
        if (!fhirPath.typeCheck().isTruth(types)) {
            problems.add(where("a condition must give a boolean, not " + TypeCheck.names(types), expression));
        }
        return compiled;
    }

    /** The types of the resource that a change starts from. */
    TypeDetails resource(CompiledExpression start) {
        TypeDetails types = typesOf(start);
        if (!fhirPath.typeCheck().isResource(types)) {
            throw refuse("$this must give a resource, not " + TypeCheck.names(types), start.text());
        }
        return types;
    }

    /** Refuses a new value for an element that resources of those types do not have, or that does not fit into it. */
    void element(TypeDetails resource, String name, CompiledExpression value) {
        if (resource.hasNoTypes()) {
            return;
        }
        TypeDetails element = attempt(() -> element(resource, name));
        TypeDetails types = typesOf(value);
        if (element != null && !fhirPath.typeCheck().fits(types, element)) {
            problems.add(where(
                    "the element " + name + " takes " + TypeCheck.names(element) + ", not " + TypeCheck.names(types),
                    value.text()));
        }
    }

    private TypeDetails element(TypeDetails resource, String name) {
        try {
            return fhirPath.typeCheck().element(resource, name);
        } catch (Refusal e) {
            throw refuse("there is no element " + name + " in " + TypeCheck.names(resource), null);
        }
    }

    Template template(String text) {
        Template template = attempt(() -> templateOf(text));
        return template == null ? new Template(List.of()) : template;
    }

    private Template templateOf(String text) {
        try {
            return Template.compile(text, fhirPath, this::bound);
        } catch (Refusal e) {
            String message = MessageCatalogue.text(e.problem().message());
            throw message.startsWith(file) ? e : refuse(message, e.problem().expression());
        }
    }

    /** How long the values of a placeholder may get where the text must be short; refuses one that shows nothing. */
    private int bound(CompiledExpression placeholder) {
        check(placeholder);
        TypeDetails types = typesOf(placeholder);
        if (!fhirPath.typeCheck().isText(types)) {
            throw refuse("a placeholder must give text, not " + TypeCheck.names(types), placeholder.text());
        }
        return fhirPath.typeCheck().isOneCode(types) ? Template.MAX_CODE : Template.MAX_PLAIN;
    }

    private void check(CompiledExpression compiled) {
        for (String variable : compiled.variables()) {
            if (!variables.containsKey(variable)) {
                throw refuse("there is no variable %" + variable + " here", compiled.text());
            }
        }
        for (String literal : compiled.literals()) {
            if (literal.startsWith("http") && !isKnown(literal)) {
                throw refuse(literal + " is not published here", compiled.text());
            }
        }
        for (String property : compiled.properties()) {
            if (!queries.knowsProperty(property)) {
                throw refuse("no code system here has a property " + property, compiled.text());
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
        return new Refusal(Problem.conflict(where(message, expression), expression));
    }

    private String where(String message, @Nullable String expression) {
        String where = file + ": " + path + ": " + message;
        return expression == null ? where : where + " in the expression: " + expression;
    }
}
