package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://hl7.org/fhir/R4/search.html on what is published. */
class SearchTest {

    private final RunningFhirServer server = RunningFhirServer.shared();

    private static List<String> ids(HttpResponse<String> answer) {
        return parsed(Bundle.class, answer, 200).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    /** Values with a comma between them are alternatives; of what is given again, each has to fit. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "name=icd10cm,m99r; icd-10-cm m99-region",
                "name:contains=icd&name:contains=pcs; icd-10-pcs icd-10-pcs-body-region",
                "name=icd&name=m99; ",
                "_id=icd-10-cm,m99-region; icd-10-cm m99-region",
                "_id=icd-10-cm&_id=m99-region; ",
                "url=http://hl7.org/fhir/sid/icd-10-cm,http://example.org/none; icd-10-cm",
                "version=2027&status=active,draft; icd-10-cm",
                "name=icd10cm&name:missing=false; icd-10-cm",
                "name=icd10cm&version:missing=true; ",
                "_id=icd-10-cm&status:missing=false; icd-10-cm",
                "_id=icd-10-cm&_total=accurate; icd-10-cm",
                "code=http://hl7.org/fhir/sid/icd-10-cm|; icd-10-cm",
                "code=M99.74&code=M99.75; icd-10-cm",
                "code=|M99.74; "
            })
    void whatFitsIsFound(String query, String found) {
        String form = "application/x-www-form-urlencoded";

        assertThat(ids(server.get("/CodeSystem?" + query.replace("|", "%7C"))))
                .containsExactlyInAnyOrderElementsOf(found == null ? List.of() : Arrays.asList(found.split(" ")));
        assertThat(ids(server.post("/CodeSystem/_search", form, query)))
                .containsExactlyInAnyOrderElementsOf(found == null ? List.of() : Arrays.asList(found.split(" ")));
    }

    /** {@code system|} is any code of the system. */
    @Test
    void valueSetsAreFoundByTheSystemsTheyDrawFrom() {
        String query = "/ValueSet?_count=500&code=";
        List<String> drawing = ids(server.get(query + "http://hl7.org/fhir/sid/icd-10-cm%7C"));

        assertThat(drawing).contains("m99-all").doesNotContain("cds-topic");
        assertThat(drawing).containsAll(ids(server.get(query + "http://hl7.org/fhir/sid/icd-10-cm%7CM99.74")));
    }

    /** What the CapabilityStatement tells of a type may be asked of it, and finds nothing where nothing fits. */
    @Test
    void everySearchParameterThatIsToldIsActedOn() {
        CapabilityStatement statement = parsed(CapabilityStatement.class, server.get("/metadata"), 200);
        for (CapabilityStatementRestResourceComponent type :
                statement.getRestFirstRep().getResource()) {
            boolean searched = type.getInteraction().stream()
                    .anyMatch(interaction -> interaction.getCode() == TypeRestfulInteraction.SEARCHTYPE);
            assertThat(type.getSearchParam().size() > 5).as(type.getType()).isEqualTo(searched);
            for (CapabilityStatementRestResourceSearchParamComponent parameter : type.getSearchParam()) {
                assertThat(ids(server.get("/" + type.getType() + "?" + parameter.getName() + "=none-has-this")))
                        .as(type.getType() + " by " + parameter.getName())
                        .isEmpty();
            }
        }
    }
}
