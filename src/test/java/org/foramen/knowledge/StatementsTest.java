package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.reading.Finding;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the briefs say of codes, and what the official files say, as it is published; the ids are those of docs/knowledge.md. */
class StatementsTest {

    private final Map<String, Concept> codes =
            PublishedResources.concepts(PublishedResources.get(CodeSystem.class, "icd-10-cm"));

    private Concept concept(String code) {
        Concept concept = codes.get(code);
        if (concept == null) {
            throw new AssertionError("no " + code);
        }
        return concept;
    }

    /** A11. */
    @Test
    void theForamenNarrowedByBoneOrSubluxationIsOneCode() {
        for (int region = 0; region < 10; region++) {
            assertThat(concept("M99.2" + region).codes("structure")).containsExactly("neural-canal");
            assertThat(concept("M99.3" + region).codes("structure")).containsExactly("neural-canal");
            assertThat(concept("M99.6" + region).codes("structure")).containsExactly("intervertebral-foramen");
            assertThat(concept("M99.6" + region).codes("mechanism"))
                    .containsExactlyInAnyOrder("osseous", "subluxation");
        }
    }

    /** A12. */
    @Test
    void discDisordersHaveNoSacralLeaf() {
        List<String> levels = codes.keySet().stream()
                .filter(code -> code.startsWith("M51"))
                .flatMap(code -> concept(code).codes("level").stream())
                .distinct()
                .toList();
        assertThat(levels).contains("lumbosacral").noneMatch(level -> level.startsWith("sacr"));
        assertThat(concept("M51").strings("excludes2"))
                .anyMatch(note -> note.contains("sacral") && note.contains("M53.3"));
        assertThat(concept("M53.3").codes("level")).anyMatch(level -> level.startsWith("sacr"));
    }

    /** B3. */
    @ParameterizedTest
    @CsvSource({"sacroiliac,sacral", "sacrococcygeal,sacral", "lumbosacral,lumbar", "pubic,pelvic", "hip,pelvic"})
    void jointsBelongToTheRegionsOfTheIndex(String joint, String region) {
        assertThat(PublishedDocumentation.READER
                        .read("Subluxation complex of the " + joint + " joint.")
                        .on(Axis.REGION)
                        .filter(Finding::isAffirmed)
                        .map(finding -> finding.value().code()))
                .containsExactly(region);
    }

    /** B9. */
    @Test
    void noCodeHasASeventhCharacter() {
        List<String> m99 =
                codes.keySet().stream().filter(code -> code.startsWith("M99")).toList();
        assertThat(m99).hasSize(101).allMatch(code -> code.matches("M99(\\.\\d{1,2})?"));
        assertThat(m99).allSatisfy(code -> assertThat(concept(code).strings("seventh-character"))
                .isEmpty());
    }
}
