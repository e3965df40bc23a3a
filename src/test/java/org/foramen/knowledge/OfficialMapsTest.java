package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.knowledge.OfficialData.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.junit.jupiter.api.Test;

/** The published concept maps and ICD-10-PCS codes against the official GEMs and order file, and against the axes of M99. */
class OfficialMapsTest {
    private final Map<String, Concept> diagnoses =
            PublishedResources.concepts(PublishedResources.get(CodeSystem.class, "icd-10-cm"));

    @Test
    void forwardGemsAreComplete() {
        JsonNode rows = gems().get("icd9ToIcd10");
        assertThat(mappings("icd-9-cm-to-m99"))
                .hasSize(12)
                .isEqualTo(official(rows, "icd9cm", "icd10cm", code -> code.startsWith("M99")));
        assertThat(mappings("icd-9-cm-to-icd-10-cm-spine"))
                .isEqualTo(official(
                        rows, "icd9cm", "icd10cm", code -> !code.startsWith("M99") && diagnoses.containsKey(code)));
    }

    @Test
    void backwardGemsAreComplete() {
        assertThat(mappings("m99-to-icd-9-cm"))
                .hasSize(92)
                .isEqualTo(official(gems().get("icd10M99ToIcd9"), "icd10cm", "icd9cm", code -> true));
        assertThat(mappings("icd-10-cm-spine-to-icd-9-cm"))
                .isEqualTo(official(gems().get("otherIcd10To739or724"), "icd10cm", "icd9cm", diagnoses::containsKey));
    }

    @Test
    void axisMapsSayWhatThePropertiesSay() {
        for (String axis : Set.of("region", "structure", "mechanism")) {
            Map<String, Set<String>> expected = new TreeMap<>();
            diagnoses.forEach((code, concept) -> {
                if (concept.isBillable() && !concept.codes(axis).isEmpty()) {
                    expected.put(code, new TreeSet<>(concept.codes(axis)));
                }
            });
            Map<String, Set<String>> mapped = new TreeMap<>();
            for (SourceElementComponent element : group("m99-to-" + axis).getElement()) {
                mapped.put(
                        element.getCode(),
                        element.getTarget().stream()
                                .map(TargetElementComponent::getCode)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
            assertThat(mapped).as(axis).hasSizeGreaterThanOrEqualTo(60).isEqualTo(expected);
        }
    }

    @Test
    void manipulationCodesAreThoseOfTheOrderFile() {
        Map<String, String> official = new TreeMap<>();
        JsonNode tables = OfficialData.assumePresent().json("pcs.json").get("tables");
        tables.properties().forEach(table -> table.getValue().get("codes").forEach(node -> {
            String code = node.get("code").asText();
            official.put(
                    code,
                    String.join(
                            " | ",
                            node.get("display").asText(),
                            table.getKey(),
                            code.substring(0, 4),
                            table.getValue()
                                    .get("method")
                                    .get(code.substring(5, 6))
                                    .asText()));
        }));
        Map<String, String> ours = new TreeMap<>();
        PublishedResources.concepts(PublishedResources.get(CodeSystem.class, "icd-10-pcs"))
                .forEach((code, concept) -> ours.put(
                        code,
                        String.join(
                                " | ",
                                concept.display(),
                                concept.strings("table").get(0),
                                concept.codes("body-region").get(0),
                                concept.strings("method").get(0))));
        assertThat(official).hasSize(190);
        assertThat(ours).isEqualTo(official);
    }

    @Test
    void regionsMapToTheSameCharacterOfBothTables() {
        Map<String, Concept> regions =
                PublishedResources.concepts(PublishedResources.get(CodeSystem.class, "m99-region"));
        Map<String, Set<String>> mapped = new TreeMap<>();
        for (SourceElementComponent element :
                group("region-to-icd-10-pcs-body-region").getElement()) {
            mapped.put(
                    element.getCode(),
                    element.getTarget().stream()
                            .map(TargetElementComponent::getCode)
                            .collect(Collectors.toSet()));
        }
        Map<String, Set<String>> expected = new TreeMap<>();
        regions.forEach((code, concept) -> {
            String character = concept.strings("character").get(0);
            expected.put(code, Set.of("7W0" + character, "9WB" + character));
        });
        assertThat(mapped).hasSize(10).isEqualTo(expected);
    }

    private static JsonNode gems() {
        return OfficialData.assumePresent().json("gems_m99.json");
    }

    /** Each row whose ICD-10-CM code is wanted, as {@link #mappings} words it. */
    private static Set<String> official(JsonNode rows, String source, String target, Predicate<String> wanted) {
        return stream(rows)
                .filter(row -> wanted.test(row.get("icd10cm").asText()))
                .map(row -> {
                    JsonNode flags = row.get("flags");
                    return row.get(source).asText() + " > " + row.get(target).asText() + " "
                            + flags.get("raw").asText() + " "
                            + (flags.get("approximate").asBoolean() ? "relatedto" : "equivalent");
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> mappings(String map) {
        Set<String> mappings = new TreeSet<>();
        for (SourceElementComponent element : group(map).getElement()) {
            for (TargetElementComponent target : element.getTarget()) {
                assertThat(target.getComment()).startsWith("GEM flags ");
                String flags = target.getComment().substring("GEM flags ".length(), "GEM flags 00000".length());
                mappings.add(element.getCode() + " > " + target.getCode() + " " + flags + " "
                        + target.getEquivalence().toCode());
            }
        }
        return mappings;
    }

    private static ConceptMapGroupComponent group(String map) {
        return PublishedResources.get(ConceptMap.class, map).getGroupFirstRep();
    }
}
