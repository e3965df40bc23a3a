package org.foramen.fhir.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.valueset.ValueSetDefinition.Declarations;
import org.foramen.terminology.valueset.ValueSetDefinition.Parameter;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;

/** A ValueSet resource as a definition. */
public final class ValueSetReader {

    private static final String EXTENSIONS = "http://hl7.org/fhir/StructureDefinition/";
    private static final String TOOLS_EXTENSIONS = "http://hl7.org/fhir/tools/StructureDefinition/";
    private static final String SUPPLEMENT = EXTENSIONS + "valueset-supplement";
    private static final String PARAMETER = "valueset-expansion-parameter";

    /** Where the operators that R5 added stand in R4 (https://hl7.org/fhir/R4/versions.html#extensions). */
    static final String LATER_OPERATOR =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op";

    private ValueSetReader() {}

    /** Reads; refuses a value set that says neither what it includes nor what it expands to. */
    public static ValueSetDefinition read(ValueSet resource) {
        if (!resource.hasCompose() && !resource.hasExpansion()) {
            throw new Refusal(new Problem(
                    Problem.Kind.UNPROCESSABLE,
                    "The value set has neither a compose that includes anything nor an expansion, so there is nothing to evaluate",
                    "ValueSet.compose"));
        }
        if (resource.getCompose().hasLockedDate()) {
            throw new Refusal(Problem.unsupported("lockedDate is not supported yet", "ValueSet.compose.lockedDate"));
        }
        List<ConceptSet> includes = resource.hasCompose()
                ? conceptSets(resource.getCompose().getInclude(), "ValueSet.compose.include")
                : expanded(resource.getExpansion().getContains());
        return new ValueSetDefinition(
                resource.hasUrl() ? new Canonical(resource.getUrl(), resource.getVersion()) : null,
                ExtensionReader.lifecycle(resource),
                resource.getCompose().hasInactive() ? resource.getCompose().getInactive() : null,
                includes,
                conceptSets(resource.getCompose().getExclude(), "ValueSet.compose.exclude"),
                declarations(resource));
    }

    private static Declarations declarations(ValueSet resource) {
        List<String> supplements = resource.getExtensionsByUrl(SUPPLEMENT).stream()
                .flatMap(extension -> Stream.ofNullable(ExtensionReader.text(extension)))
                .toList();
        List<Parameter> parameters = resource.getCompose().getExtension().stream()
                .filter(extension -> (EXTENSIONS + PARAMETER).equals(extension.getUrl())
                        || (TOOLS_EXTENSIONS + PARAMETER).equals(extension.getUrl()))
                .map(extension -> new Parameter(part(extension, "name"), part(extension, "value")))
                .toList();
        Map<String, ValueSetDefinition> contained = new HashMap<>();
        for (Resource inside : resource.getContained()) {
            if (inside instanceof ValueSet valueSet && valueSet.hasId()) {
                contained.put(valueSet.getIdElement().getIdPart().replace("#", ""), read(valueSet));
            }
        }
        return new Declarations(CodingReader.blankToNull(resource.getLanguage()), supplements, parameters, contained);
    }

    private static String part(Extension extension, String url) {
        String text = ExtensionReader.text(extension.getExtension(), url);
        if (text == null) {
            throw new Refusal(Problem.invalid(
                    "An expansion parameter of the value set lacks its " + url, "ValueSet.compose.extension"));
        }
        return text;
    }

    /** An expansion without a definition, as the lists of codes that it comes to. */
    private static List<ConceptSet> expanded(List<ValueSetExpansionContainsComponent> contains) {
        Map<Canonical, List<ConceptReference>> listed = new LinkedHashMap<>();
        collect(contains, listed);
        return listed.entrySet().stream()
                .map(each -> new ConceptSet(
                        each.getKey().url(), each.getKey().version(), each.getValue(), List.of(), List.of()))
                .toList();
    }

    private static void collect(
            List<ValueSetExpansionContainsComponent> contains, Map<Canonical, List<ConceptReference>> listed) {
        for (ValueSetExpansionContainsComponent each : contains) {
            if (each.hasSystem() && each.hasCode() && !each.getAbstract()) {
                listed.computeIfAbsent(new Canonical(each.getSystem(), each.getVersion()), system -> new ArrayList<>())
                        .add(new ConceptReference(
                                each.getCode(),
                                CodingReader.blankToNull(each.getDisplay()),
                                designations(each.getDesignation(), "ValueSet.expansion.contains")));
            }
            collect(each.getContains(), listed);
        }
    }

    /** @param path without index */
    private static List<ConceptSet> conceptSets(List<ConceptSetComponent> sets, String path) {
        List<ConceptSet> read = new ArrayList<>();
        for (int index = 0; index < sets.size(); index++) {
            read.add(conceptSet(sets.get(index), path + "[" + index + "]"));
        }
        return read;
    }

    private static ConceptSet conceptSet(ConceptSetComponent set, String path) {
        List<ConceptReference> concepts = new ArrayList<>();
        for (int index = 0; index < set.getConcept().size(); index++) {
            concepts.add(concept(set.getConcept().get(index), path + ".concept[" + index + "]"));
        }
        List<Filter> filters = new ArrayList<>();
        for (int index = 0; index < set.getFilter().size(); index++) {
            filters.add(filter(set.getFilter().get(index), path + ".filter[" + index + "]"));
        }
        List<Canonical> valueSets = new ArrayList<>();
        for (int index = 0; index < set.getValueSet().size(); index++) {
            String url = set.getValueSet().get(index).getValue();
            valueSets.add(Canonical.parse(Mandatory.text(url, path + ".valueSet[" + index + "]")));
        }
        return new ConceptSet(
                CodingReader.blankToNull(set.getSystem()),
                CodingReader.blankToNull(set.getVersion()),
                concepts,
                filters,
                valueSets);
    }

    /** A filter without a value is refused where it is compiled, since there it has a place. */
    private static Filter filter(ConceptSetFilterComponent filter, String path) {
        return new Filter(
                Mandatory.text(filter.getProperty(), path + ".property"),
                operator(filter),
                filter.getValue() == null ? "" : filter.getValue());
    }

    /**
     * The operator's code as written, also one that R4 does not have and that {@link LenientOperators} let through; the
     * compiler refuses what it does not know.
     */
    private static String operator(ConceptSetFilterComponent filter) {
        String written = CodingReader.blankToNull(filter.getOpElement().getValueAsString());
        if (written != null) {
            return written;
        }
        String ofOperator = ExtensionReader.text(filter.getOpElement().getExtension(), LATER_OPERATOR);
        String code = ofOperator == null ? ExtensionReader.text(filter.getExtension(), LATER_OPERATOR) : ofOperator;
        return code == null ? "(none)" : code;
    }

    private static ConceptReference concept(ConceptReferenceComponent concept, String path) {
        return new ConceptReference(
                Mandatory.text(concept.getCode(), path + ".code"),
                CodingReader.blankToNull(concept.getDisplay()),
                designations(concept.getDesignation(), path),
                ExtensionReader.read(concept.getExtension()));
    }

    private static List<Designation> designations(
            List<ConceptReferenceDesignationComponent> designations, String path) {
        List<Designation> read = new ArrayList<>();
        for (ConceptReferenceDesignationComponent each : designations) {
            Mandatory.text(each.getValue(), path + ".designation[" + read.size() + "].value");
            read.add(CodingReader.read(each));
        }
        return read;
    }
}
