package org.foramen.fhir.codec;

import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A ConceptMap resource as a definition. */
public final class ConceptMapReader {

    private ConceptMapReader() {}

    /** Reads; refuses a group without source, and dependsOn and other-map, which this server does not support yet. */
    public static ConceptMapDefinition read(ConceptMap resource) {
        Canonical canonical = new Canonical(
                resource.hasUrl() ? resource.getUrl() : "urn:uuid:unnamed-concept-map", resource.getVersion());
        return new ConceptMapDefinition(
                canonical,
                scope(resource.getSource()),
                scope(resource.getTarget()),
                resource.getGroup().stream().map(ConceptMapReader::group).toList());
    }

    private static @Nullable String scope(@Nullable Type type) {
        return type == null ? null : Canonical.parse(type.primitiveValue()).url();
    }

    private static ConceptMapDefinition.Group group(ConceptMapGroupComponent group) {
        if (!group.hasSource()) {
            throw new Refusal(
                    Problem.required("A group of the concept map lacks its source", "ConceptMap.group.source"));
        }
        return new ConceptMapDefinition.Group(
                group.getSource(),
                CodingReader.blankToNull(group.getSourceVersion()),
                CodingReader.blankToNull(group.getTarget()),
                CodingReader.blankToNull(group.getTargetVersion()),
                group.getElement().stream().map(ConceptMapReader::element).toList(),
                unmapped(group));
    }

    private static ConceptMapDefinition.Element element(SourceElementComponent element) {
        return new ConceptMapDefinition.Element(
                element.getCode(),
                CodingReader.blankToNull(element.getDisplay()),
                element.getTarget().stream().map(ConceptMapReader::target).toList());
    }

    private static ConceptMapDefinition.Target target(TargetElementComponent target) {
        if (target.hasDependsOn()) {
            throw new Refusal(
                    Problem.unsupported("dependsOn is not supported yet", "ConceptMap.group.element.target.dependsOn"));
        }
        return new ConceptMapDefinition.Target(
                CodingReader.blankToNull(target.getCode()),
                CodingReader.blankToNull(target.getDisplay()),
                target.hasEquivalence() ? target.getEquivalence().toCode() : "equivalent",
                CodingReader.blankToNull(target.getComment()),
                target.getProduct().stream()
                        .map(product -> new ConceptMapDefinition.Product(
                                product.getProperty(),
                                Coding.of(product.getSystem(), product.getValue(), product.getDisplay())))
                        .toList());
    }

    private static ConceptMapDefinition.@Nullable Unmapped unmapped(ConceptMapGroupComponent group) {
        if (!group.hasUnmapped()) {
            return null;
        }
        return switch (group.getUnmapped().getMode()) {
            case PROVIDED -> new ConceptMapDefinition.Unmapped.Provided();
            case FIXED ->
                new ConceptMapDefinition.Unmapped.Fixed(
                        group.getUnmapped().getCode(),
                        CodingReader.blankToNull(group.getUnmapped().getDisplay()));
            default ->
                throw new Refusal(Problem.unsupported(
                        "Unmapped mode other-map is not supported yet", "ConceptMap.group.unmapped.mode"));
        };
    }
}
