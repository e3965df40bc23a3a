package org.foramen.fhir.codec;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CodeSystemDefinition.Supplement;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.codesystem.EffectivePeriod;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.release.DateSpan;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemHierarchyMeaning;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** A CodeSystem resource as a definition: nesting, parent and child properties all become parents. */
public final class CodeSystemReader {

    /** Our extension: the codes that a fragment covers whole, as a regular expression. */
    static final String COVERED_CODES = "https://w3id.org/foramen/StructureDefinition/codesystem-covered-codes";

    /** When a version is in force (https://hl7.org/fhir/R4/extension-resource-effectiveperiod.html). */
    private static final String EFFECTIVE_PERIOD = "http://hl7.org/fhir/StructureDefinition/resource-effectivePeriod";

    /** The end of a period that has none. */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** What kind of supplement it is: {@code lang-pack} for one of translations. */
    private static final String SUPPLEMENT_TYPE = "http://hl7.org/fhir/StructureDefinition/codesystem-supplement-type";

    /** How many properties a code system may declare; those with most have some hundred. */
    private static final int MOST_PROPERTIES = 1_000;

    private final CodeSystem resource;
    private final List<PropertyDefinition> properties;
    private final Map<String, PropertyDefinition> propertiesByCode = new HashMap<>();
    /** From child to the parents that its parents' child properties name. */
    private final Map<String, List<String>> parentsByChildProperty = new HashMap<>();

    private final List<ConceptDefinition> concepts = new ArrayList<>();

    private CodeSystemReader(CodeSystem resource) {
        this.resource = resource;
        this.properties = properties(resource);
        this.properties.forEach(each -> propertiesByCode.putIfAbsent(each.code(), each));
    }

    private static List<PropertyDefinition> properties(CodeSystem resource) {
        if (resource.getProperty().size() > MOST_PROPERTIES) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The code system declares more than " + MOST_PROPERTIES + " properties",
                    "CodeSystem.property"));
        }
        List<PropertyDefinition> properties = new ArrayList<>();
        for (PropertyComponent each : resource.getProperty()) {
            properties.add(new PropertyDefinition(
                    Mandatory.text(each.getCode(), "CodeSystem.property[" + properties.size() + "].code"),
                    CodingReader.blankToNull(each.getUri()),
                    each.getType() == null ? "string" : each.getType().toCode()));
        }
        return properties;
    }

    /** Reads; refuses a code system without url, and what lacks an element that FHIR wants to be there. */
    public static CodeSystemDefinition read(CodeSystem resource) {
        return new CodeSystemReader(resource).definition();
    }

    /** Whether it says when it is in force. */
    public static boolean isDated(CodeSystem resource) {
        return resource.hasExtension(EFFECTIVE_PERIOD);
    }

    private CodeSystemDefinition definition() {
        if (!resource.hasUrl()) {
            throw new Refusal(Problem.required("A code system needs a url", "CodeSystem.url"));
        }
        check(resource.getConcept(), "CodeSystem");
        resource.getConcept().forEach(this::collectChildProperties);
        resource.getConcept().forEach(concept -> add(concept, null));
        return new CodeSystemDefinition(
                new Canonical(resource.getUrl(), resource.getVersion()),
                resource.hasName() ? resource.getName() : resource.getUrl(),
                CodingReader.blankToNull(resource.getTitle()),
                ExtensionReader.lifecycle(resource),
                resource.hasContent() ? resource.getContent().toCode() : "complete",
                !resource.hasCaseSensitive() || resource.getCaseSensitive(),
                ExtensionReader.text(resource.getExtension(), COVERED_CODES),
                CodingReader.blankToNull(resource.getLanguage()),
                resource.getVersionNeeded(),
                effectivePeriod(),
                supplement(),
                properties,
                concepts);
    }

    /** From its start on, for ever when it has no end; null when it has no start. */
    private @Nullable EffectivePeriod effectivePeriod() {
        Extension extension = resource.getExtensionByUrl(EFFECTIVE_PERIOD);
        if (extension == null || !(extension.getValue() instanceof Period period) || !period.hasStart()) {
            return null;
        }
        LocalDate start = span(period.getStartElement()).first();
        LocalDate end = period.hasEnd() ? span(period.getEndElement()).last() : LAST_DAY;
        if (end.isBefore(start)) {
            throw new Refusal(Problem.invalid("The effective period ends before it begins", "CodeSystem.extension"));
        }
        return new EffectivePeriod(start, end);
    }

    private static DateSpan span(DateTimeType date) {
        return DateSpan.read(date.getValueAsString())
                .orElseThrow(() -> new Refusal(
                        Problem.invalid("The effective period needs dates", "CodeSystem.extension.valuePeriod")));
    }

    private @Nullable Supplement supplement() {
        if (resource.getContent() != CodeSystemContentMode.SUPPLEMENT || !resource.hasSupplements()) {
            return null;
        }
        boolean languagePack = "lang-pack".equals(ExtensionReader.text(resource.getExtension(), SUPPLEMENT_TYPE));
        return new Supplement(Canonical.parse(resource.getSupplements()), languagePack);
    }

    /** @param path of what the concepts are in */
    private static void check(List<ConceptDefinitionComponent> concepts, String path) {
        for (int index = 0; index < concepts.size(); index++) {
            ConceptDefinitionComponent concept = concepts.get(index);
            String element = path + ".concept[" + index + "]";
            Mandatory.text(concept.getCode(), element + ".code");
            for (int at = 0; at < concept.getProperty().size(); at++) {
                ConceptPropertyComponent property = concept.getProperty().get(at);
                Mandatory.text(property.getCode(), element + ".property[" + at + "].code");
                if (!CodingReader.isSaid(property.getValue())) {
                    throw Mandatory.missing(element + ".property[" + at + "].value");
                }
            }
            for (int at = 0; at < concept.getDesignation().size(); at++) {
                Mandatory.text(concept.getDesignation().get(at).getValue(), element + ".designation[" + at + "].value");
            }
            check(concept.getConcept(), element);
        }
    }

    private void collectChildProperties(ConceptDefinitionComponent concept) {
        for (ConceptPropertyComponent property : concept.getProperty()) {
            if (isFhir(property, "child")) {
                parentsByChildProperty
                        .computeIfAbsent(property.getValue().primitiveValue(), child -> new ArrayList<>())
                        .add(concept.getCode());
            }
        }
        concept.getConcept().forEach(this::collectChildProperties);
    }

    /** Nesting means is-a unless the code system says that it means something else. */
    private boolean nestingIsHierarchy() {
        return !resource.hasHierarchyMeaning()
                || resource.getHierarchyMeaning() == CodeSystemHierarchyMeaning.ISA
                || resource.getHierarchyMeaning() == CodeSystemHierarchyMeaning.NULL;
    }

    private void add(ConceptDefinitionComponent concept, @Nullable String nestedIn) {
        List<String> parents = new ArrayList<>();
        if (nestedIn != null && nestingIsHierarchy()) {
            parents.add(nestedIn);
        }
        List<Property> own = new ArrayList<>();
        for (ConceptPropertyComponent property : concept.getProperty()) {
            if (isFhir(property, "parent")) {
                parents.add(property.getValue().primitiveValue());
            } else if (!isFhir(property, "child")) {
                own.add(new Property(property.getCode(), CodingReader.value(property.getValue())));
            }
        }
        parents.addAll(parentsByChildProperty.getOrDefault(concept.getCode(), List.of()));
        concepts.add(new ConceptDefinition(
                concept.getCode(),
                CodingReader.blankToNull(concept.getDisplay()),
                CodingReader.blankToNull(concept.getDefinition()),
                parents.stream().distinct().toList(),
                own,
                designations(concept),
                ExtensionReader.read(concept.getExtension())));
        concept.getConcept().forEach(child -> add(child, concept.getCode()));
    }

    private static List<Designation> designations(ConceptDefinitionComponent concept) {
        return concept.getDesignation().stream()
                .map(each -> CodingReader.read(each))
                .toList();
    }

    private boolean isFhir(ConceptPropertyComponent property, String name) {
        PropertyDefinition declared = propertiesByCode.get(property.getCode());
        return declared == null ? property.getCode().equals(name) : declared.is(name);
    }
}
