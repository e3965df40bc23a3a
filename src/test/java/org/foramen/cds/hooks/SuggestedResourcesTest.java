package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;

/** A user who accepts a suggestion gets a resource that a FHIR server takes. */
class SuggestedResourcesTest {

    @Test
    void everySuggestedResourceIsWholeAndValid() throws IOException {
        FhirValidator validator = validator();
        List<String> errors = new ArrayList<>();
        int seen = 0;
        for (Path request : GoldenCardsTest.requests()) {
            Path response = Path.of(request.toString().replace(".request.", ".response."));
            for (JsonNode resource :
                    CallDraft.JSON.readTree(Files.readString(response)).findValues("resource")) {
                seen++;
                assertThat(resource.path("subject").path("reference").asText())
                        .as("%s", response)
                        .isNotEmpty();
                for (SingleValidationMessage message :
                        validator.validateWithResult(resource.toString()).getMessages()) {
                    if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
                        errors.add(response.getFileName() + " " + message.getLocationString() + ": "
                                + message.getMessage());
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(80);
        assertThat(errors).isEmpty();
    }

    @Test
    void aNewResourceHasNoIdAndAChangedOneKeepsIts() throws IOException {
        for (Path request : GoldenCardsTest.requests()) {
            Path response = Path.of(request.toString().replace(".request.", ".response."));
            JsonNode answer = CallDraft.JSON.readTree(Files.readString(response));
            for (JsonNode actions : answer.findValues("actions")) {
                for (JsonNode action : actions) {
                    assertThat(action.path("resource").has("id"))
                            .as("%s", response)
                            .isEqualTo(action.path("type").asText().equals("update"));
                }
            }
        }
    }

    private static FhirValidator validator() {
        FhirContext fhir = PublishedKnowledge.FHIR;
        ValidationSupportChain chain = new ValidationSupportChain(
                new DefaultProfileValidationSupport(fhir),
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir));
        return fhir.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }
}
