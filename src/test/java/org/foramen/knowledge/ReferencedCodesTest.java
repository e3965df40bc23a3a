package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyComponent;
import org.hl7.fhir.r4.model.CodeSystem.PropertyType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetComponent;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the artefacts say of each other holds: a code, property, value set or display that one names exists in the other. */
class ReferencedCodesTest {
    private static final String CPT = "http://www.ama-assn.org/go/cpt";

    private final Map<String, Map<String, Concept>> systems = PublishedResources.conceptsBySystem();
    private final List<String> faults = new ArrayList<>();

    @Test
    void valueSetsNameExistingCodesPropertiesAndValueSets() {
        List<ValueSet> valueSets = PublishedResources.ofType(ValueSet.class);
        Set<String> urls = valueSets.stream().map(ValueSet::getUrl).collect(Collectors.toSet());
        for (ValueSet valueSet : valueSets) {
            Stream.concat(valueSet.getCompose().getInclude().stream(), valueSet.getCompose().getExclude().stream())
                    .forEach(part -> check(valueSet.getIdPart(), part, urls));
        }
        assertThat(valueSets).hasSizeGreaterThan(60);
        assertThat(faults).isEmpty();
    }

    @Test
    void valueSetsHoldNoDescriptorOfCpt() {
        List<ConceptSetComponent> cpt = PublishedResources.ofType(ValueSet.class).stream()
                .flatMap(valueSet -> valueSet.getCompose().getInclude().stream())
                .filter(part -> CPT.equals(part.getSystem()))
                .toList();
        assertThat(cpt)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part.getConcept()).isNotEmpty().allSatisfy(concept -> {
                    assertThat(concept.getCode()).matches("[0-9]{5}");
                    assertThat(concept.hasDisplay()).isFalse();
                    assertThat(concept.hasDesignation()).isFalse();
                }));
    }

    @Test
    void conceptMapsNameExistingCodes() {
        List<ConceptMap> maps = PublishedResources.ofType(ConceptMap.class);
        Set<String> urls = PublishedResources.ofType(ValueSet.class).stream()
                .map(ValueSet::getUrl)
                .collect(Collectors.toSet());
        for (ConceptMap map : maps) {
            for (Type scope : Stream.of(map.getSource(), map.getTarget())
                    .flatMap(Stream::ofNullable)
                    .toList()) {
                if (scope.primitiveValue().startsWith(PublishedResources.BASE)
                        && !urls.contains(scope.primitiveValue())) {
                    faults.add(map.getIdPart() + ": no value set " + scope.primitiveValue());
                }
            }
            map.getGroup().forEach(group -> check(map.getIdPart(), group));
        }
        assertThat(maps).hasSizeGreaterThanOrEqualTo(9);
        assertThat(faults).isEmpty();
    }

    @Test
    void codeSystemsDeclareAndFillTheirProperties() {
        List<CodeSystem> codeSystems = PublishedResources.ofType(CodeSystem.class);
        for (CodeSystem system : codeSystems) {
            for (Map.Entry<String, Concept> concept :
                    PublishedResources.concepts(system).entrySet()) {
                String where = system.getIdPart() + " " + concept.getKey();
                concept.getValue().definition().getProperty().forEach(value -> check(where, system, value));
                concept.getValue()
                        .definition()
                        .getDesignation()
                        .forEach(designation -> check(where, designation.getUse()));
            }
        }
        assertThat(codeSystems).hasSizeGreaterThan(10);
        assertThat(faults).isEmpty();
    }

    private void check(String id, ConceptSetComponent part, Set<String> valueSets) {
        for (CanonicalType imported : part.getValueSet()) {
            if (!valueSets.contains(imported.getValue())) {
                faults.add(id + ": no value set " + imported.getValue());
            }
        }
        if (!part.hasSystem()) {
            return;
        }
        part.getConcept().forEach(concept -> check(id, part.getSystem(), concept.getCode(), concept.getDisplay()));
        part.getFilter().forEach(filter -> check(id, part.getSystem(), filter));
    }

    private void check(String id, String system, ConceptSetFilterComponent filter) {
        String where = id + " filter " + filter.getProperty() + " " + filter.getValue();
        if (filter.getProperty().equals("concept")) {
            assertThat(filter.getOp()).as(where).isEqualTo(FilterOperator.ISA);
            check(where, system, filter.getValue(), null);
            return;
        }
        if (filter.getProperty().equals("code")) {
            assertThat(filter.getOp()).as(where).isEqualTo(FilterOperator.REGEX);
            assertThat(systems.getOrDefault(system, Map.of()).keySet())
                    .as(where)
                    .anyMatch(code -> code.matches(filter.getValue()));
            return;
        }
        assertThat(filter.getOp()).as(where).isEqualTo(FilterOperator.EQUAL);
        Optional<PropertyComponent> property = declared(system, filter.getProperty());
        if (property.isEmpty()) {
            faults.add(where + ": no such property");
            return;
        }
        switch (property.get().getType()) {
            case BOOLEAN -> assertThat(filter.getValue()).as(where).isIn("true", "false");
            case CODING -> {
                assertThat(filter.getValue()).as(where).contains("#");
                int hash = filter.getValue().lastIndexOf('#');
                check(
                        where,
                        filter.getValue().substring(0, hash),
                        filter.getValue().substring(hash + 1),
                        null);
            }
            default ->
                assertThat(systems.getOrDefault(system, Map.of()).values())
                        .as(where)
                        .anySatisfy(concept -> assertThat(concept.strings(filter.getProperty()))
                                .contains(filter.getValue()));
        }
    }

    private static Optional<PropertyComponent> declared(String system, String code) {
        return PublishedResources.ofType(CodeSystem.class).stream()
                .filter(candidate -> candidate.getUrl().equals(system))
                .flatMap(candidate -> candidate.getProperty().stream())
                .filter(property -> property.getCode().equals(code))
                .findFirst();
    }

    private void check(String id, ConceptMapGroupComponent group) {
        group.getElement().forEach(element -> {
            check(id, group.getSource(), element.getCode(), element.getDisplay());
            element.getTarget().forEach(target -> check(id, group.getTarget(), target.getCode(), target.getDisplay()));
        });
    }

    private void check(String where, CodeSystem system, ConceptPropertyComponent value) {
        Optional<PropertyComponent> property = declared(system.getUrl(), value.getCode());
        if (property.isEmpty()) {
            faults.add(where + ": property " + value.getCode() + " is not declared");
        } else if (!property.get()
                .getType()
                .toCode()
                .equalsIgnoreCase(value.getValue().fhirType())) {
            faults.add(where + ": property " + value.getCode() + " is a "
                    + value.getValue().fhirType());
        }
        if (property.map(PropertyComponent::getType)
                .filter(PropertyType.CODING::equals)
                .isPresent()) {
            check(where, (Coding) value.getValue());
        }
    }

    private void check(String where, Coding coding) {
        check(where, coding.getSystem(), coding.getCode(), coding.getDisplay());
    }

    /** A code of a system that we publish exists there, under this display. */
    private void check(String where, String system, String code, @Nullable String display) {
        Map<String, Concept> concepts = systems.get(system);
        if (concepts == null) {
            if (system.startsWith(PublishedResources.BASE)) {
                faults.add(where + ": no code system " + system);
            }
            return;
        }
        Concept concept = concepts.get(code);
        if (concept == null) {
            faults.add(where + ": no code " + code + " in " + system);
        } else if (display != null && !display.equals(concept.display())) {
            faults.add(where + ": " + code + " is '" + concept.display() + "', not '" + display + "'");
        }
    }
}
