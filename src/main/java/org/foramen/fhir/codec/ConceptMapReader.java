package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.Equivalence;
import org.foramen.terminology.conceptmap.OtherElement;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupUnmappedComponent;
import org.hl7.fhir.r4.model.ConceptMap.OtherElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A ConceptMap resource as a definition. */
public final class ConceptMapReader {

    private static final String UNNAMED = "urn:uuid:unnamed-concept-map";

    /** What FHIR R5 says of an unmapped code's target; this is how an R4 map says it. */
    private static final String RELATIONSHIP =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-ConceptMap.group.unmapped.relationship";

    private ConceptMapReader() {}

    /** True of a map that came without url, and so cannot be told as the origin of anything. */
    public static boolean isUnnamed(Canonical map) {
        return map.url().equals(UNNAMED);
    }

    /** Reads; refuses a group without source, a target without code, and an incomplete word on unmapped codes. */
    public static ConceptMapDefinition read(ConceptMap resource) {
        Canonical canonical = new Canonical(resource.hasUrl() ? resource.getUrl() : UNNAMED, resource.getVersion());
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

    /** Only a target that says that there is no mapping may be without code. */
    private static ConceptMapDefinition.Target target(TargetElementComponent target) {
        String code = CodingReader.blankToNull(target.getCode());
        Equivalence equivalence =
                target.hasEquivalence() ? Equivalence.of(target.getEquivalence().toCode()) : Equivalence.EQUIVALENT;
        if (code == null && equivalence.isMatch()) {
            throw new Refusal(Problem.required(
                    "A target of the concept map has no code: give it one, or the equivalence unmatched",
                    "ConceptMap.group.element.target.code"));
        }
        return new ConceptMapDefinition.Target(
                code,
                CodingReader.blankToNull(target.getDisplay()),
                equivalence,
                CodingReader.blankToNull(target.getComment()),
                others(target.getDependsOn()),
                others(target.getProduct()));
    }

    private static List<OtherElement> others(List<OtherElementComponent> others) {
        return others.stream()
                .map(other -> new OtherElement(
                        other.getProperty(), Coding.of(systemOf(other), other.getValue(), other.getDisplay())))
                .toList();
    }

    private static @Nullable String systemOf(OtherElementComponent other) {
        String system = CodingReader.blankToNull(other.getSystem());
        return system == null ? null : Canonical.parse(system).url();
    }

    private static ConceptMapDefinition.@Nullable Unmapped unmapped(ConceptMapGroupComponent group) {
        if (!group.hasUnmapped()) {
            return null;
        }
        ConceptMapGroupUnmappedComponent unmapped = group.getUnmapped();
        Extension relationship = unmapped.getExtensionByUrl(RELATIONSHIP);
        Equivalence said = relationship == null
                ? null
                : Equivalence.ofRelationship(relationship.getValue().primitiveValue());
        return switch (required(unmapped.getModeElement().getCode(), "mode")) {
            case "provided" -> new ConceptMapDefinition.Unmapped.Provided(said == null ? Equivalence.EQUAL : said);
            case "fixed" ->
                new ConceptMapDefinition.Unmapped.Fixed(
                        required(unmapped.getCode(), "code"),
                        CodingReader.blankToNull(unmapped.getDisplay()),
                        said == null ? Equivalence.INEXACT : said);
            default -> new ConceptMapDefinition.Unmapped.OtherMap(Canonical.parse(required(unmapped.getUrl(), "url")));
        };
    }

    private static String required(@Nullable String text, String element) {
        if (text == null || text.isBlank()) {
            throw new Refusal(Problem.required(
                    "What a group of the concept map says of unmapped codes lacks its " + element,
                    "ConceptMap.group.unmapped." + element));
        }
        return text;
    }
}
