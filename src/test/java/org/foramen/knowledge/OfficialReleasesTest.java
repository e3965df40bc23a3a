package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.foramen.knowledge.PublishedResources.Concept;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;

/**
 * The earlier releases of ICD-10-CM are what the official files give. {@code mvn test -Dtest=OfficialReleasesTest
 * -Dknowledge.update=true} writes them anew.
 */
class OfficialReleasesTest {

    private final OfficialData data = OfficialData.assumePresent();
    private final CodeSystem newest = PublishedResources.get(CodeSystem.class, "icd-10-cm");

    @Test
    void everyEarlierReleaseIsWhatTheOfficialFilesGive() throws IOException {
        for (OfficialRelease release :
                List.of(OfficialRelease.fy2021(newest, data), OfficialRelease.fy2025(newest, data))) {
            String json = FhirContext.forR4Cached()
                            .newJsonParser()
                            .setPrettyPrint(true)
                            .encodeResourceToString(release.resource(newest))
                    + "\n";
            Path file = PublishedResources.basedir()
                    .resolve("fhir-resources/CodeSystem/icd-10-cm-" + release.version() + ".json");
            if (Boolean.getBoolean("knowledge.update")) {
                Files.writeString(file, json);
            }
            assertThat(Files.readString(file)).as(file.toString()).isEqualTo(json);
        }
    }

    @Test
    void theCodesOfTheFirstReleaseStandWhereItsTabularListHasThem() {
        Map<String, String> rows = OfficialRelease.fy2021(newest, data).rows();
        Map<String, String> official = new TreeMap<>();
        Map<String, String> ours = new TreeMap<>();
        data.tabularList2021().forEach((code, diagnosis) -> {
            if (rows.containsKey(code)) {
                official.put(code, diagnosis.title() + " < " + diagnosis.parent());
                ours.put(code, rows.get(code).substring(2) + " < " + OfficialRelease.parent(code, rows));
            }
        });
        assertThat(official).hasSize(683);
        assertThat(ours).isEqualTo(official);
    }

    @Test
    void whatChangedBetweenTheReleasesIsKnownByNumber() {
        Set<String> first = codes("icd-10-cm-2021");
        Set<String> second = codes("icd-10-cm-2025");
        Set<String> third = codes("icd-10-cm");
        assertThat(second).isEqualTo(third).containsAll(first);
        Set<String> added = new TreeSet<>(third);
        added.removeAll(first);
        assertThat(added).hasSize(35).contains("M51.360", "M54.50", "M45.A0", "M51.A0", "M96.A1");
        assertThat(billable("icd-10-cm-2025")).isEqualTo(billable("icd-10-cm"));
        Set<String> split = billable("icd-10-cm-2021");
        split.removeAll(billable("icd-10-cm"));
        assertThat(split).containsExactlyInAnyOrder("M51.36", "M51.37", "M54.5");
    }

    private static Set<String> codes(String id) {
        return PublishedResources.concepts(PublishedResources.get(CodeSystem.class, id))
                .keySet();
    }

    private static Set<String> billable(String id) {
        Set<String> billable = new HashSet<>();
        Map<String, Concept> concepts = PublishedResources.concepts(PublishedResources.get(CodeSystem.class, id));
        concepts.forEach((code, concept) -> {
            if (concept.isBillable()) {
                billable.add(code);
            }
        });
        return billable;
    }
}
