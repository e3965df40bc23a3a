package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.junit.jupiter.api.Test;

/** Every published artefact passes the FHIR validator, with the others at hand, without an error. */
class ResourceValidationTest {
    @Test
    void noArtefactHasAnError() throws IOException {
        FhirValidator validator = validator();
        List<String> errors = new ArrayList<>();
        for (Path file : PublishedResources.all().keySet()) {
            for (SingleValidationMessage message :
                    validator.validateWithResult(Files.readString(file)).getMessages()) {
                if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0) {
                    errors.add(file.getFileName() + " " + message.getLocationString() + ": " + message.getMessage());
                }
            }
        }
        assertThat(PublishedResources.all()).hasSizeGreaterThan(80);
        assertThat(errors).isEmpty();
    }

    @Test
    void validatorRejectsAnArtefactThatIsNotFhir() {
        String noContent = "{\"resourceType\":\"CodeSystem\",\"url\":\"http://example.org/cs\",\"status\":\"active\"}";
        assertThat(validator().validateWithResult(noContent).isSuccessful()).isFalse();
    }

    private static FhirValidator validator() {
        FhirContext context = FhirContext.forR4Cached();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        PublishedResources.all().values().forEach(ours::addResource);
        ValidationSupportChain chain = new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
        return context.newValidator().registerValidatorModule(new FhirInstanceValidator(chain));
    }
}
