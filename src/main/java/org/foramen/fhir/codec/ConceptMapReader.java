package org.foramen.fhir.codec;

import java.util.ArrayList;
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
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** A ConceptMap resource as a definition. */
public final class ConceptMapReader {

    private static final String UNNAMED = "urn:uuid:unnamed-concept-map";

    /** What FHIR R5 says of an unmapped code's target; this is how an R4 map says it. */
    private static final String RELATIONSHIP =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-ConceptMap.group.unmapped.relationship";

    private static final String UNMAPPED = "ConceptMap.group.unmapped.";

    private ConceptMapReader() {}

    /** True of a map that came without url, and so cannot be told as the origin of anything. */
    public static boolean isUnnamed(Canonical map) {
        return map.url().equals(UNNAMED);
    }

    /** Reads; refuses a group without source, a target without code, and an incomplete word on unmapped codes. */
    public static ConceptMapDefinition read(ConceptMap resource) {
        Canonical canonical = new Canonical(resource.hasUrl() ? resource.getUrl() : UNNAMED, resource.getVersion());
        return new ConceptMapDefinition(
                canonical, scope(resource.getSource()), scope(resource.getTarget()), groups(resource.getGroup()));
    }

    private static @Nullable String scope(@Nullable Type type) {
        String url = type == null ? null : CodingReader.blankToNull(type.primitiveValue());
        return url == null ? null : Canonical.parse(url).url();
    }

    private static List<ConceptMapDefinition.Group> groups(List<ConceptMapGroupComponent> groups) {
        List<ConceptMapDefinition.Group> read = new ArrayList<>();
        for (ConceptMapGroupComponent group : groups) {
            read.add(group(group, "ConceptMap.group[" + read.size() + "]"));
        }
        return read;
    }

    private static ConceptMapDefinition.Group group(ConceptMapGroupComponent group, String path) {
        List<ConceptMapDefinition.Element> elements = new ArrayList<>();
        for (int index = 0; index < group.getElement().size(); index++) {
            SourceElementComponent element = group.getElement().get(index);
            if (element.hasCode()) {
                elements.add(element(element, path + ".element[" + index + "]"));
            }
        }
        return new ConceptMapDefinition.Group(
                Mandatory.text(group.getSource(), path + ".source"),
                CodingReader.blankToNull(group.getSourceVersion()),
                CodingReader.blankToNull(group.getTarget()),
                CodingReader.blankToNull(group.getTargetVersion()),
                elements,
                unmapped(group));
    }

    /** FHIR lets an element be without code, which then says nothing of any code. */
    private static ConceptMapDefinition.Element element(SourceElementComponent element, String path) {
        List<ConceptMapDefinition.Target> targets = new ArrayList<>();
        for (TargetElementComponent target : element.getTarget()) {
            targets.add(target(target, path + ".target[" + targets.size() + "]"));
        }
        return new ConceptMapDefinition.Element(
                element.getCode(), CodingReader.blankToNull(element.getDisplay()), targets);
    }

    /** Only a target that says that there is no mapping may be without code. */
    private static ConceptMapDefinition.Target target(TargetElementComponent target, String path) {
        String code = CodingReader.blankToNull(target.getCode());
        Equivalence equivalence =
                target.hasEquivalence() ? Equivalence.of(target.getEquivalence().toCode()) : Equivalence.EQUIVALENT;
        if (code == null && equivalence.isMatch()) {
            throw new Refusal(Problem.required(
                    "A target of the concept map has no code: give it one, or the equivalence unmatched",
                    path + ".code"));
        }
        return new ConceptMapDefinition.Target(
                code,
                CodingReader.blankToNull(target.getDisplay()),
                equivalence,
                CodingReader.blankToNull(target.getComment()),
                others(target.getDependsOn(), path + ".dependsOn"),
                others(target.getProduct(), path + ".product"));
    }

    private static List<OtherElement> others(List<OtherElementComponent> others, String path) {
        List<OtherElement> read = new ArrayList<>();
        for (OtherElementComponent other : others) {
            String element = path + "[" + read.size() + "]";
            read.add(new OtherElement(
                    Mandatory.text(other.getProperty(), element + ".property"),
                    Coding.of(
                            systemOf(other),
                            Mandatory.text(other.getValue(), element + ".value"),
                            other.getDisplay())));
        }
        return read;
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
        String told = ExtensionReader.text(unmapped.getExtension(), RELATIONSHIP);
        Equivalence said = told == null ? null : Equivalence.ofRelationship(told);
        return switch (Mandatory.text(unmapped.getModeElement().getCode(), UNMAPPED + "mode")) {
            case "provided" -> new ConceptMapDefinition.Unmapped.Provided(said == null ? Equivalence.EQUAL : said);
            case "fixed" ->
                new ConceptMapDefinition.Unmapped.Fixed(
                        Mandatory.text(unmapped.getCode(), UNMAPPED + "code"),
                        CodingReader.blankToNull(unmapped.getDisplay()),
                        said == null ? Equivalence.INEXACT : said);
            default ->
                new ConceptMapDefinition.Unmapped.OtherMap(
                        Canonical.parse(Mandatory.text(unmapped.getUrl(), UNMAPPED + "url")));
        };
    }
}
