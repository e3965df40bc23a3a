package org.foramen.fhir.request;

import java.util.List;
import java.util.Objects;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/** The body of a POST as operation input (https://hl7.org/fhir/R4/operations.html#request). */
public final class InputReader {

    private InputReader() {}

    /** Reads a Parameters resource, or a resource that stands for the operation's only resource parameter. */
    public static void read(IBaseResource body, OperationInput input) {
        if (body instanceof Parameters parameters) {
            for (int index = 0; index < parameters.getParameter().size(); index++) {
                read(parameters.getParameter().get(index), index, input);
            }
            return;
        }
        Resource resource = (Resource) body;
        String name = parameterFor(resource.fhirType());
        if (input.operation().parameter(name) == null) {
            throw new Refusal(Problem.invalid(
                    "The body of " + input.operation().label() + " must be a Parameters resource, not a "
                            + resource.fhirType(),
                    "Parameters"));
        }
        input.add(name, resource);
    }

    /** The resource itself when it can be named by its url; of Parameters, those that they hold. */
    public static List<Resource> artefacts(Resource resource) {
        if (resource instanceof Parameters parameters) {
            return parameters.getParameter().stream()
                    .map(ParametersParameterComponent::getResource)
                    .filter(Objects::nonNull)
                    .flatMap(each -> artefacts(each).stream())
                    .toList();
        }
        return resource instanceof MetadataResource named && named.hasUrl() ? List.of(named) : List.of();
    }

    private static String parameterFor(String type) {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static void read(ParametersParameterComponent parameter, int index, OperationInput input) {
        String name = parameter.getName();
        if (name == null || name.isBlank()) {
            throw new Refusal(Problem.required("A parameter needs a name", "Parameters.parameter[" + index + "].name"));
        }
        if (parameter.getResource() != null) {
            input.add(name, parameter.getResource());
        } else if (parameter.hasPart()) {
            input.add(name, parameter);
        } else if (parameter.getValue() instanceof Coding coding) {
            input.add(name, CodingReader.read(coding));
        } else if (parameter.getValue() instanceof CodeableConcept concept) {
            input.add(name, CodingReader.whole(concept));
        } else if (parameter.hasValue() && parameter.getValue().isPrimitive()) {
            input.add(name, parameter.getValue().primitiveValue());
        } else {
            throw input.wrongForm(
                    name, parameter.hasValue() ? "a " + parameter.getValue().fhirType() : "empty");
        }
    }
}
