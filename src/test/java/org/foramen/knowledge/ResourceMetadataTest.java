package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Every published artefact says what it is, who publishes it, since when and under which terms. */
class ResourceMetadataTest {
    /** Code systems that others define, under a URL that is not ours. */
    private static final Set<String> FOREIGN = Set.of("icd-10-cm", "icd-10-cm-2021", "icd-10-cm-2025", "icd-10-pcs");

    private static final Pattern LOCAL_PATH = Pattern.compile("(?<![a-z.])/(work|home|tmp|root|Users)/|[A-Z]:\\\\\\\\");

    @Test
    void fileNameIsTheIdAndFolderIsTheType() {
        assertThat(PublishedResources.all()).isNotEmpty().allSatisfy((file, resource) -> assertThat(file)
                .endsWithRaw(Path.of(resource.fhirType(), resource.getIdPart() + ".json")));
    }

    @Test
    void urlIsOursAndEndsWithTypeAndId() {
        assertThat(metadata()).isNotEmpty().allSatisfy(resource -> {
            if (!FOREIGN.contains(resource.getIdPart())) {
                assertThat(resource.getUrl())
                        .isEqualTo(PublishedResources.BASE + resource.fhirType() + "/" + resource.getIdPart());
            }
        });
    }

    @Test
    void urlAndVersionAreUnique() {
        Set<String> seen = new HashSet<>();
        assertThat(metadata())
                .allSatisfy(resource -> assertThat(seen.add(resource.getUrl() + "|" + resource.getVersion()))
                        .as("%s|%s", resource.getUrl(), resource.getVersion())
                        .isTrue());
    }

    @Test
    void descriptiveElementsAreFilled() {
        List<String> missing = new ArrayList<>();
        for (MetadataResource resource : metadata()) {
            for (String element : List.of(
                    "version", "name", "title", "date", "publisher", "description", "copyright", "experimental")) {
                Property property = resource.getNamedProperty(element);
                if (property != null && !property.hasValues()) {
                    missing.add(resource.fhirType() + "/" + resource.getIdPart() + "." + element);
                }
            }
            if (!resource.getStatus().toCode().equals("active")) {
                missing.add(resource.getIdPart() + " is not active");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void conceptsOfOurCodeSystemsHaveDisplayAndDefinition() {
        List<CodeSystem> ours = PublishedResources.ofType(CodeSystem.class).stream()
                .filter(system -> !FOREIGN.contains(system.getIdPart()))
                .toList();
        assertThat(ours).hasSizeGreaterThanOrEqualTo(9).allSatisfy(system -> {
            Map<String, PublishedResources.Concept> concepts = PublishedResources.concepts(system);
            assertThat(concepts.values()).isNotEmpty().allSatisfy(concept -> {
                assertThat(concept.display()).isNotBlank();
                assertThat(concept.definition().getDefinition()).isNotBlank();
            });
            assertThat(system.getContent()).isEqualTo(CodeSystem.CodeSystemContentMode.COMPLETE);
            assertThat(system.getCount()).isEqualTo(concepts.size());
            assertThat(system.getCaseSensitive()).isTrue();
        });
    }

    @Test
    void noArtefactNamesAPathOfTheMachineItWasMadeOn() throws IOException {
        for (Path file : PublishedResources.all().keySet()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern(LOCAL_PATH);
        }
        assertThat("see /home/me/x").containsPattern(LOCAL_PATH);
    }

    private static List<MetadataResource> metadata() {
        List<MetadataResource> metadata = new ArrayList<>();
        for (Resource resource : PublishedResources.all().values()) {
            if (resource instanceof MetadataResource named) {
                metadata.add(named);
            }
        }
        assertThat(metadata).hasSizeGreaterThan(80);
        return metadata;
    }
}
