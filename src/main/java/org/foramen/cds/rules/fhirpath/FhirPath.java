package org.foramen.cds.rules.fhirpath;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.foramen.documentation.Documentation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Parses and evaluates expressions. One instance serves all threads: the engine keeps what belongs to an evaluation in the
 * {@link Scope} and in local variables, and writes to its own fields only when it type-checks or traces, which rules
 * cannot ask for.
 */
public final class FhirPath {

    private static final Set<String> REFUSED_FUNCTIONS = Set.of("trace", "check", "conformsTo", "defineVariable");

    private final FhirContext fhir;
    private final FHIRPathEngine engine;
    private final TypeCheck typeCheck;
    private final Supplier<Documentation> documentation;

    public FhirPath(FhirContext fhir, ConceptQueries queries, Supplier<Documentation> documentation) {
        this.fhir = fhir;
        RuleTerminology terminology = new RuleTerminology(queries);
        IWorkerContext context = EngineContext.of(fhir, terminology);
        ExpressionHost host = new ExpressionHost(terminology);
        this.engine = new FHIRPathEngine(context, null);
        engine.setHostServices(host);
        this.documentation = documentation;
        this.typeCheck = new TypeCheck(context, host);
    }

    /** Checks what {@link #compile} gave against the model; for the thread that compiles. */
    public TypeCheck typeCheck() {
        return typeCheck;
    }

    /** Parses; an expression that is not FHIRPath, or asks for what rules may not do, is refused with its text. */
    public CompiledExpression compile(String text) {
        ExpressionNode node;
        try {
            node = engine.parse(text);
        } catch (FHIRException e) {
            throw new Refusal(Problem.invalid("not a FHIRPath expression: " + e.getMessage(), text));
        }
        Words words = new Words(text);
        words.visit(node);
        return new CompiledExpression(text, node, words.variables, words.literals, words.properties);
    }

    /** The outermost scope of an evaluation, in which it is that time. */
    public Scope scope(Scope.ReferenceResolver references, ZonedDateTime now) {
        return new Scope(this::evaluate, references, new Readings(documentation), now, null);
    }

    /** The items that the expression gives in the scope; an empty list when it gives none. */
    public List<Base> evaluate(CompiledExpression expression, Scope scope) {
        Parameters nothing = new Parameters();
        return engine.evaluate(scope, nothing, nothing, nothing, expression.node());
    }

    /** True when the expression gives true; FHIRPath's empty collection is not true. */
    public boolean holds(CompiledExpression expression, Scope scope) {
        List<Base> result = evaluate(expression, scope);
        return result.size() == 1 && result.get(0) instanceof BooleanType truth && truth.booleanValue();
    }

    /** Puts copies of the values in place of what an element of the resource holds; fails where they do not fit. */
    public void replace(Resource resource, String element, List<Base> values) {
        BaseRuntimeChildDefinition child = fhir.getResourceDefinition(resource).getChildByName(element);
        if (child != null) {
            child.getMutator().setValue(resource, null);
        }
        values.forEach(value -> resource.setProperty(element, value.copy()));
    }

    /** What an expression names. */
    private static final class Words {

        private final Set<String> variables = new HashSet<>();
        private final Set<String> literals = new HashSet<>();
        private final Set<String> properties = new HashSet<>();
        private final String text;

        Words(String text) {
            this.text = text;
        }

        private void visit(ExpressionNode node) {
            for (ExpressionNode at = node; at != null; at = at.getOpNext()) {
                for (ExpressionNode part = at; part != null; part = part.getInner()) {
                    switch (part.getKind()) {
                        case Constant -> constant(part);
                        case Function -> function(part);
                        case Group -> visit(part.getGroup());
                        default -> {}
                    }
                }
            }
        }

        private void function(ExpressionNode node) {
            if (REFUSED_FUNCTIONS.contains(node.getName())) {
                throw new Refusal(Problem.invalid("the function " + node.getName() + "() is not for rules", text));
            }
            if (DateFunction.replaces(node.getFunction())) {
                node.setFunction(Function.Custom);
            }
            if (TerminologyFunction.PROPERTY.functionName.equals(node.getName())) {
                node.getParameters().stream()
                        .filter(parameter ->
                                parameter.getConstant() instanceof StringType && parameter.getInner() == null)
                        .forEach(parameter ->
                                properties.add(parameter.getConstant().primitiveValue()));
            }
            node.getParameters().forEach(this::visit);
        }

        private void constant(ExpressionNode node) {
            Base constant = node.getConstant();
            String value = constant == null ? null : constant.primitiveValue();
            if (value == null) {
                return;
            }
            if (constant.fhirType().equals("%constant")) {
                if (value.startsWith("%")) {
                    variables.add(value.substring(1).replace("`", ""));
                }
            } else {
                literals.add(value);
            }
        }
    }
}
