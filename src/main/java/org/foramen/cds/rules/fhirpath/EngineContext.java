package org.foramen.cds.rules.fhirpath;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.context.IWorkerContext;
import org.hl7.fhir.r4.hapi.ctx.HapiWorkerContext;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.validation.ValidationMessage.IssueSeverity;
import org.jspecify.annotations.Nullable;

/**
 * What the FHIRPath engine needs to know of the world, and no more. The engine wants the names of R4's types, which HAPI's
 * own context would read from 27 MB of structure definitions; here they come from the Java model. Membership in value sets
 * is answered by this server's terminology. Everything else goes to HAPI's context over an empty store; that class is
 * final, hence the proxy.
 */
final class EngineContext implements InvocationHandler {

    private static final List<String> PRIMITIVES = List.of(
            "base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string"
                    .concat(" time unsignedInt uri url uuid xhtml")
                    .split(" "));

    private static final List<String> DATATYPES = List.of(
            "Address Age Annotation Attachment CodeableConcept Coding ContactDetail ContactPoint Contributor Count"
                    .concat(
                            " DataRequirement Distance Dosage Duration ElementDefinition Expression Extension HumanName")
                    .concat(" Identifier MarketingStatus Meta Money MoneyQuantity Narrative ParameterDefinition Period")
                    .concat(" Population ProdCharacteristic ProductShelfLife Quantity Range Ratio Reference")
                    .concat(" RelatedArtifact SampledData Signature SimpleQuantity SubstanceAmount Timing")
                    .concat(" TriggerDefinition UsageContext")
                    .split(" "));

    private final FhirContext fhir;
    private final RuleTerminology terminology;
    private final IWorkerContext rest;
    private final Map<String, StructureDefinition> types = new LinkedHashMap<>();

    private EngineContext(FhirContext fhir, RuleTerminology terminology) {
        this.fhir = fhir;
        this.terminology = terminology;
        this.rest = new HapiWorkerContext(fhir, new EmptyStore(fhir));
        PRIMITIVES.forEach(name -> add(name, StructureDefinitionKind.PRIMITIVETYPE));
        DATATYPES.forEach(name -> add(name, StructureDefinitionKind.COMPLEXTYPE));
        fhir.getResourceTypes().forEach(name -> add(name, StructureDefinitionKind.RESOURCE));
        add(ModelType.RESOURCE, StructureDefinitionKind.RESOURCE);
        add(ModelType.BACKBONE_ELEMENT, StructureDefinitionKind.COMPLEXTYPE);
    }

    static boolean isPrimitive(String type) {
        return PRIMITIVES.contains(type);
    }

    static boolean isResource(IWorkerContext context, String type) {
        StructureDefinition definition = context.fetchTypeDefinition(type);
        return definition != null && definition.getKind() == StructureDefinitionKind.RESOURCE;
    }

    static IWorkerContext of(FhirContext fhir, RuleTerminology terminology) {
        return (IWorkerContext) Proxy.newProxyInstance(
                EngineContext.class.getClassLoader(),
                new Class<?>[] {IWorkerContext.class},
                new EngineContext(fhir, terminology));
    }

    private void add(String name, StructureDefinitionKind kind) {
        types.put(name, new ModelType(name, kind, fhir));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "fetchResourcesByType", "allStructures", "getStructures" -> List.copyOf(types.values());
            case "fetchTypeDefinition" -> type(given[0]);
            case "fetchTypeDefinitions" -> Stream.ofNullable(type(given[0])).toList();
            case "fetchResource" -> given[0] == StructureDefinition.class ? type(given[1]) : forward(method, arguments);
            case "validateCode" -> isMember(given);
            default -> forward(method, arguments);
        };
    }

    /** A type by its name or URL; null when R4 has none of that name. */
    private @Nullable StructureDefinition type(@Nullable Object name) {
        if (name == null) {
            return null;
        }
        String text = name.toString();
        return types.get(text.startsWith(ModelType.BASE) ? text.substring(ModelType.BASE.length()) : text);
    }

    private Object isMember(Object[] given) {
        Object last = given[given.length - 1];
        if (given.length == 3 && given[1] instanceof Base coded && last instanceof ValueSet valueSet) {
            boolean member = terminology.memberOf(valueSet.getUrl(), RuleTerminology.codings(coded));
            return new IWorkerContext.ValidationResult(
                    member ? IssueSeverity.INFORMATION : IssueSeverity.ERROR, member ? "member" : "not a member");
        }
        throw new UnsupportedOperationException("FHIRPath asks for a validation that rules do not need");
    }

    private @Nullable Object forward(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(rest, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** HAPI's store of definitions, without any; its one method is the only one that has no default. */
    private record EmptyStore(FhirContext getFhirContext) implements IValidationSupport {}
}
