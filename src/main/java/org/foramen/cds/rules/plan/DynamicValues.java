package org.foramen.cds.rules.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.foramen.cds.rules.fhirpath.CompiledExpression;
import org.foramen.cds.rules.fhirpath.FhirPath;
import org.foramen.cds.rules.fhirpath.Scope;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a change makes its resource: a copy of the resource that {@code start} gives, in which each of the named elements is
 * replaced by what its expression gives (by nothing, if it gives nothing).
 *
 * @param start the dynamicValue with path {@code $this}
 * @param elements the other dynamicValues, in order
 */
record DynamicValues(CompiledExpression start, List<Element> elements) {

    private static final Set<NarrativeStatus> GENERATED =
            EnumSet.of(NarrativeStatus.GENERATED, NarrativeStatus.EXTENSIONS);

    /** The path of the resource itself. */
    static final String THIS = "$this";

    /**
     * One element.
     *
     * @param name of an element of the resource itself, as FHIRPath names it
     */
    record Element(String name, CompiledExpression expression) {}

    DynamicValues {
        elements = List.copyOf(elements);
    }

    /** The resource that the change starts from, not copied. */
    Resource subject(FhirPath fhirPath, Scope scope) {
        List<Base> found = fhirPath.evaluate(start, scope);
        if (found.size() == 1 && found.get(0) instanceof Resource resource) {
            return resource;
        }
        throw new Refusal(Problem.invalid("$this gives no single resource", start.text()));
    }

    /** The changed resource, without a narrative that was generated from what it held before. */
    Resource updated(Resource subject, FhirPath fhirPath, Scope scope) {
        Resource resource = subject.copy();
        if (resource instanceof DomainResource told
                && GENERATED.contains(told.getText().getStatus())) {
            fhirPath.replace(resource, "text", List.of());
        }
        return filled(resource, fhirPath, scope);
    }

    /** The changed copy, without what identifies the resource that it was made from. */
    Resource created(Resource subject, FhirPath fhirPath, Scope scope) {
        Resource resource = subject.copy();
        resource.setId((String) null);
        resource.setMeta((Meta) null);
        fhirPath.replace(resource, "identifier", List.of());
        fhirPath.replace(resource, "text", List.of());
        return filled(resource, fhirPath, scope);
    }

    private Resource filled(Resource resource, FhirPath fhirPath, Scope scope) {
        for (Element element : elements) {
            fhirPath.replace(resource, element.name(), fhirPath.evaluate(element.expression(), scope));
        }
        return resource;
    }
}
