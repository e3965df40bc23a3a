package org.foramen.cds.rules.fhirpath;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.CollectionStatus;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.TypeDetails;

/**
 * Holds expressions against the R4 model before there is a patient: an element that none of the possible types has would
 * give nothing, and a rule that is silent for ever. It has an engine of its own, since an engine keeps state while it
 * checks, and so is for one thread.
 */
public final class TypeCheck {

    /** Where an expression begins that does not begin with a variable: at nothing. */
    private static final TypeDetails NOWHERE = new TypeDetails(CollectionStatus.SINGLETON, "Parameters");

    /** Of what nothing is known, because it gives nothing, or is wrong. */
    public static final TypeDetails UNKNOWN = new TypeDetails(CollectionStatus.SINGLETON);

    private final FHIRPathEngine engine;
    private final IWorkerContext context;

    TypeCheck(IWorkerContext context, ExpressionHost host) {
        this.context = context;
        this.engine = new FHIRPathEngine(context, null);
        engine.setHostServices(host);
    }

    /**
     * The types of what the expression can give.
     *
     * @param variables the types of the variables that it may use
     */
    public TypeDetails typesOf(CompiledExpression expression, Map<String, TypeDetails> variables) {
        return check(expression.text(), NOWHERE, variables);
    }

    /** The types of an element of resources of those types; refuses one that none of them has. */
    public TypeDetails element(TypeDetails resources, String name) {
        return check(name, resources, Map.of());
    }

    private TypeDetails check(String text, TypeDetails focus, Map<String, TypeDetails> variables) {
        try {
            return engine.checkOnTypes(
                    variables, "Parameters", "Parameters", focus, engine.parse(text), new ArrayList<>());
        } catch (FHIRException e) {
            throw new Refusal(Problem.invalid(
                    String.valueOf(e.getMessage()).replace(ModelType.BASE, "").replace(TypeDetails.FP_NS, ""), text));
        }
    }

    /** Types as variables have them. */
    public static TypeDetails types(Collection<String> names) {
        return new TypeDetails(CollectionStatus.ORDERED, names.toArray(String[]::new));
    }

    /** Whether it can be what a condition needs. */
    public boolean isTruth(TypeDetails types) {
        return types.hasNoTypes() || types.hasType("boolean");
    }

    /** Whether it can be shown as text; what has no value of its own shows as nothing. */
    public boolean isText(TypeDetails types) {
        return types.hasNoTypes()
                || types.getTypes().stream()
                        .anyMatch(type -> type.startsWith(TypeDetails.FP_NS) || EngineContext.isPrimitive(tail(type)));
    }

    /** Whether it is at most one code. */
    public boolean isOneCode(TypeDetails types) {
        return types.getCollectionStatus() == CollectionStatus.SINGLETON
                && types.getTypes().equals(Set.of(ModelType.BASE + "code"));
    }

    /** Whether it can be a resource. */
    public boolean isResource(TypeDetails types) {
        return types.hasNoTypes()
                || types.getTypes().stream().anyMatch(type -> EngineContext.isResource(context, tail(type)));
    }

    /** Whether something of those types can stand in an element of these. */
    public boolean fits(TypeDetails types, TypeDetails element) {
        return types.hasNoTypes()
                || types.getTypes().stream().anyMatch(element.getTypes()::contains)
                || (isText(types) && isText(element));
    }

    /** The names of the types, for messages. */
    public static String names(TypeDetails types) {
        return types.getTypes().stream().map(TypeCheck::tail).sorted().collect(Collectors.joining(", "));
    }

    private static String tail(String type) {
        return type.substring(type.lastIndexOf('/') + 1).replace("System.", "");
    }
}
