package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.knowledge.OfficialData.stream;
import static org.foramen.knowledge.OfficialData.strings;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.foramen.knowledge.OfficialData.Diagnosis;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.junit.jupiter.api.Test;

/** The published ICD-10-CM fragment against the official data, in both directions. */
class OfficialDiagnosesTest {
    private static final Map<String, String> NOTES = Map.of(
            "includes", "includes",
            "inclusion-term", "inclusionTerm",
            "excludes1", "excludes1",
            "excludes2", "excludes2",
            "code-first", "codeFirst",
            "code-also", "codeAlso",
            "use-additional-code", "useAdditionalCode",
            "note", "notes");

    /** What a code became after FY2021: M51.36, M51.37 and M54.5 were split and are headings now. */
    private static final Set<String> SPLIT_SINCE_2021 = Set.of("M51.36", "M51.37", "M54.5");

    private final Map<String, Concept> published =
            PublishedResources.concepts(PublishedResources.get(CodeSystem.class, "icd-10-cm"));
    private final OfficialData data = OfficialData.assumePresent();

    @Test
    void everyM99NodeIsAsInTheList() {
        Map<String, String> official = new TreeMap<>();
        data.json("m99.json").get("concepts").forEach(node -> official.put(code(node), describe(node)));
        assertThat(official).hasSize(101);
        assertThat(publishedWhere("M99")).isEqualTo(official);
    }

    @Test
    void everyRelatedNodeIsAsInTheList() {
        JsonNode related = data.json("related.json");
        Map<String, String> official = new TreeMap<>();
        Stream.concat(stream(related.get("concepts")), stream(related.get("categories")))
                .forEach(node -> official.put(code(node), describe(node)));
        Map<String, String> ours = new TreeMap<>(publishedWhere(""));
        ours.keySet().retainAll(official.keySet());
        assertThat(official).hasSizeGreaterThan(430);
        assertThat(ours).isEqualTo(official);
    }

    @Test
    void everyExpansionOfARelatedNodeIsThere() {
        Map<String, String> official = new TreeMap<>();
        stream(data.json("related.json").get("concepts"))
                .filter(node -> node.has("billableExpansions"))
                .forEach(node -> node.get("billableExpansions")
                        .forEach(expansion -> official.put(
                                code(expansion),
                                describe(expansion.get("display").asText(), code(node), true))));
        assertThat(official).hasSize(57);
        assertThat(publishedWhere("")).containsAllEntriesOf(official);
    }

    @Test
    void nothingDiffersFromTheTabularList() {
        Map<String, String> official = new TreeMap<>();
        data.tabularList().forEach((code, diagnosis) -> {
            boolean expands = diagnosis.leaf() && !diagnosis.seventh().isEmpty();
            official.put(code, describe(diagnosis.title(), diagnosis.parent(), diagnosis.leaf() && !expands));
            if (expands) {
                diagnosis
                        .seventh()
                        .forEach((character, meaning) -> official.put(
                                padded(code) + character, describe(diagnosis.title() + ", " + meaning, code, true)));
            }
        });
        assertThat(official).hasSizeGreaterThan(800);
        assertThat(publishedWhere("")).isEqualTo(official);
    }

    @Test
    void codesThatExistedInFiscalYear2021KeepTheirTitle() {
        Map<String, String> order = data.orderFile();
        Map<String, String> changed = new TreeMap<>();
        int compared = 0;
        for (Map.Entry<String, Concept> entry : published.entrySet()) {
            String official = order.get(entry.getKey().replace(".", ""));
            Concept concept = entry.getValue();
            String ours = (concept.isBillable() ? "1 " : "0 ") + concept.display();
            if (official != null) {
                compared++;
                if (!official.equals(ours)) {
                    changed.put(entry.getKey(), official.substring(2));
                }
            }
        }
        assertThat(compared).isGreaterThan(780);
        assertThat(changed.keySet()).isEqualTo(SPLIT_SINCE_2021);
        changed.forEach((code, title) -> assertThat(concept(code).display()).isEqualTo(title));
    }

    @Test
    void notesAreVerbatim() {
        Set<String> kindsSeen = new HashSet<>();
        for (Map.Entry<String, Diagnosis> entry : data.tabularList().entrySet()) {
            NOTES.forEach((property, kind) -> {
                List<String> official = entry.getValue().notes(kind);
                assertThat(concept(entry.getKey()).strings(property))
                        .as("%s %s", entry.getKey(), property)
                        .isEqualTo(official);
                if (!official.isEmpty()) {
                    kindsSeen.add(property);
                }
            });
            List<String> seventh = entry.getValue().notes("sevenChrNote");
            assertThat(concept(entry.getKey()).strings("seventh-character")).startsWith(seventh.toArray(String[]::new));
        }
        assertThat(kindsSeen).isEqualTo(NOTES.keySet());
        JsonNode m99 = data.json("m99.json");
        assertThat(concept("M99").strings("note"))
                .containsExactly(m99.get("categoryNote").asText());
        assertThat(concept("M99").strings("chapter-excludes2"))
                .isEqualTo(strings(m99.get("chapter").get("excludes2")));
        JsonNode sections = data.json("related.json").get("sectionExcludes");
        assertThat(concept("M53").strings("section-excludes1"))
                .isEqualTo(strings(sections.get("M50-M54").get("excludes1")));
        assertThat(concept("G57").strings("section-excludes1"))
                .isEqualTo(strings(sections.get("G50-G59").get("excludes1")));
    }

    @Test
    void indexTermsAreThoseOfTheAlphabeticIndex() {
        Map<String, List<String>> official = new TreeMap<>();
        data.json("m99_index.json").get("entries").forEach(entry -> official.computeIfAbsent(
                        code(entry), code -> new ArrayList<>())
                .add(entry.get("pathText").asText()));
        Map<String, List<String>> ours = new TreeMap<>();
        published.forEach((code, concept) -> {
            List<String> terms = concept.definition().getDesignation().stream()
                    .filter(designation -> designation.getUse().getCode().equals("index-term"))
                    .map(ConceptDefinitionDesignationComponent::getValue)
                    .toList();
            if (!terms.isEmpty()) {
                ours.put(code, terms);
            }
        });
        assertThat(official).hasSize(91);
        assertThat(ours).isEqualTo(official);
    }

    @Test
    void axesOfM99AreWhatTheOfficialTitlesSay() {
        Map<String, String> regionWords = new LinkedHashMap<>();
        for (String region : List.of("head", "cervical", "thoracic", "lumbar", "sacral", "pelvic")) {
            regionWords.put(region + " region", region);
        }
        regionWords.put("abdomen and other regions", "abdomen-other");
        regionWords.put("lower extremity", "lower-extremity");
        regionWords.put("upper extremity", "upper-extremity");
        regionWords.put("rib cage", "rib-cage");
        data.json("m99.json").get("concepts").forEach(node -> {
            String title = node.get("display").asText();
            Concept concept = concept(code(node));
            List<String> region = regionWords.entrySet().stream()
                    .filter(word -> title.endsWith(" of " + word.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(concept.codes("region")).as(title).isEqualTo(region);
            assertThat(region).hasSize(node.has("fifthCharRegion") ? 1 : 0);
            assertThat(concept.codes("structure")).as(title).isEqualTo(structure(title));
            assertThat(new TreeSet<>(concept.codes("mechanism"))).as(title).isEqualTo(mechanisms(title));
        });
    }

    @Test
    void levelsOfRelatedCodesAreThoseOfTheLists() {
        JsonNode related = data.json("related.json");
        Set<String> known = new HashSet<>();
        related.get("concepts").forEach(node -> known.add(code(node)));
        Map<String, Set<String>> leaves = new HashMap<>();
        published.forEach((code, concept) -> {
            boolean leaf = concept.definition().getConcept().stream()
                    .allMatch(child -> child.getCode().length() == "S33.2XXA".length());
            if (leaf && known.contains(code)) {
                concept.codes("level").forEach(level -> leaves.computeIfAbsent(level, key -> new TreeSet<>())
                        .add(code));
            }
        });
        Set<String> lumbosacral = new TreeSet<>(strings(related.get("leafCodesLumbosacral")));
        lumbosacral.add("M51.9"); // names three regions at once
        assertThat(leaves.get("lumbosacral")).isEqualTo(lumbosacral);
        Set<String> sacral = new TreeSet<>(leaves.getOrDefault("sacral-and-sacrococcygeal", Set.of()));
        sacral.addAll(leaves.getOrDefault("sacroiliac", Set.of()));
        assertThat(sacral)
                .isEqualTo(new TreeSet<>(strings(related.get("leafCodesSacralOrSacrococcygealOrSacroiliac"))));
    }

    private static List<String> structure(String title) {
        if (title.contains("neural canal")) {
            return List.of("neural-canal");
        }
        return title.contains("intervertebral foramina") ? List.of("intervertebral-foramen") : List.of();
    }

    private static Set<String> mechanisms(String title) {
        Set<String> mechanisms = new TreeSet<>();
        boolean stenosis = title.contains("stenosis");
        Map.of(
                        "Segmental and somatic dysfunction", "somatic-dysfunction",
                        "Subluxation complex", "subluxation-complex",
                        "Other biomechanical lesions", "other",
                        "Biomechanical lesion, unspecified", "unspecified")
                .forEach((words, mechanism) -> {
                    if (title.startsWith(words)) {
                        mechanisms.add(mechanism);
                    }
                });
        Map.of(
                        "subluxation",
                        "subluxation",
                        "osseous",
                        "osseous",
                        "connective tissue",
                        "connective-tissue",
                        "disc",
                        "disc")
                .forEach((word, mechanism) -> {
                    if (stenosis && title.toLowerCase(Locale.ROOT).contains(word)) {
                        mechanisms.add(mechanism);
                    }
                });
        return mechanisms;
    }

    private Map<String, String> publishedWhere(String prefix) {
        Map<String, String> described = new TreeMap<>();
        published.forEach((code, concept) -> {
            if (code.startsWith(prefix)) {
                described.put(code, describe(concept.display(), concept.parent(), concept.isBillable()));
            }
        });
        return described;
    }

    private Concept concept(String code) {
        Concept concept = published.get(code);
        if (concept == null) {
            throw new AssertionError("no code " + code);
        }
        return concept;
    }

    private static String code(JsonNode node) {
        return node.get("code").asText();
    }

    private static String describe(JsonNode node) {
        return describe(
                node.get("display").asText(),
                node.path("parent").asText("").replace("null", ""),
                node.get("billable").asBoolean());
    }

    private static String describe(String display, String parent, boolean billable) {
        return display + " < " + parent + (billable ? " (billable)" : " (heading)");
    }

    /** The code, filled up with the placeholder X so that a 7th character can follow. */
    private static String padded(String code) {
        String full = code.contains(".") ? code : code + ".";
        return full + "X".repeat("S33.2XX".length() - full.length());
    }
}
