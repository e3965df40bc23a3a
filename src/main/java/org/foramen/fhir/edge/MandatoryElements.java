package org.foramen.fhir.edge;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Adds to a wish for some elements of an answer those that no resource may be without: "Servers SHOULD always return mandatory
 * elements whether they are requested or not" (https://hl7.org/fhir/R4/search.html#elements).
 */
public final class MandatoryElements {

    /** What the server itself answers with. */
    private static final Set<String> OF_SERVER = Set.of("ConceptMap", "CapabilityStatement", "TerminologyCapabilities");

    private MandatoryElements() {}

    /** Completes the parameter {@code _elements} of the request; one that names nothing is none. */
    public static void complete(RequestDetails request) {
        String[] wanted = request.getParameters().get(Constants.PARAM_ELEMENTS);
        if (wanted == null) {
            return;
        }
        Set<String> elements = new LinkedHashSet<>();
        for (String list : wanted) {
            Arrays.stream(list.split(",", -1))
                    .map(String::strip)
                    .filter(element -> !element.isEmpty())
                    .forEach(elements::add);
        }
        if (elements.isEmpty()) {
            request.removeParameter(Constants.PARAM_ELEMENTS);
            return;
        }
        String asked = request.getResourceName();
        Set<String> types = asked == null ? OF_SERVER : Set.of(asked);
        for (String element : List.copyOf(elements)) {
            types.forEach(type -> addAround(element, type, request.getFhirContext(), elements));
        }
        request.addParameter(Constants.PARAM_ELEMENTS, new String[] {String.join(",", elements)});
    }

    /** What is mandatory in the resource, and in each element on the way to the one that is wanted. */
    private static void addAround(String wanted, String type, FhirContext context, Set<String> elements) {
        List<String> steps = Arrays.asList(wanted.split("\\.", -1));
        int first = steps.get(0).equals(type) ? 1 : 0;
        String path = type;
        BaseRuntimeElementDefinition<?> definition = context.getResourceDefinition(type);
        for (String step : steps.subList(first, steps.size())) {
            if (!(definition instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
                return;
            }
            for (BaseRuntimeChildDefinition child : composite.getChildren()) {
                if (child.getMin() > 0) {
                    elements.add(path + "." + child.getElementName());
                }
            }
            BaseRuntimeChildDefinition next = composite.getChildByName(step);
            if (next == null) {
                return;
            }
            path = path + "." + step;
            definition = next.getChildByName(step);
        }
    }
}
