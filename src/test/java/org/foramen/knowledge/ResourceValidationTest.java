package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;

/**
 * Every published artefact passes the FHIR validator, with the others at hand, without an error.
 *
 * <p>HAPI's validator cannot generate a snapshot of a StructureDefinition without the package of the core specification,
 * which it would have to fetch; a test of its own has the snapshots generated from the profiles that HAPI brings.
 */
class ResourceValidationTest {

    private static final Pattern OUR_EXTENSION =
            Pattern.compile("\"url\": \"(https://w3id\\.org/foramen/StructureDefinition/[^\"]+)\"");

    private static final String NO_CORE_PACKAGE =
            "Error generating Snapshot: Unable to resolve package id hl7.fhir.r4.core#null";

    @Test
    void noArtefactHasAnError() throws IOException {
        FhirValidator validator = validator();
        List<String> errors = new ArrayList<>();
        for (Path file : PublishedResources.all().keySet()) {
            for (SingleValidationMessage message :
                    validator.validateWithResult(Files.readString(file)).getMessages()) {
                if (message.getSeverity().compareTo(ResultSeverityEnum.ERROR) >= 0
                        && !message.getMessage().startsWith(NO_CORE_PACKAGE)) {
                    errors.add(file.getFileName() + " " + message.getLocationString() + ": " + message.getMessage());
                }
            }
        }
        assertThat(PublishedResources.all()).hasSizeGreaterThan(80);
        assertThat(errors).isEmpty();
    }

    @Test
    void everyStructureDefinitionGivesASnapshot() {
        ValidationSupportContext support = new ValidationSupportContext(support());
        for (IBaseResource resource : PublishedResources.all().values()) {
            if (resource instanceof StructureDefinition definition) {
                StructureDefinition generated = (StructureDefinition) new SnapshotGeneratingValidationSupport(
                                FhirContext.forR4Cached())
                        .generateSnapshot(support, definition.copy(), definition.getUrl(), null, definition.getName());
                assertThat(generated.getSnapshot().getElement())
                        .as(definition.getUrl())
                        .anyMatch(element -> element.getPath().equals("Extension.value[x]"));
            }
        }
    }

    @Test
    void everyExtensionOfOursIsDefined() throws IOException {
        Set<String> defined = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (Map.Entry<Path, ? extends IBaseResource> each :
                PublishedResources.all().entrySet()) {
            if (each.getValue() instanceof StructureDefinition definition) {
                defined.add(definition.getUrl());
            } else {
                OUR_EXTENSION
                        .matcher(Files.readString(each.getKey()))
                        .results()
                        .forEach(match -> used.add(match.group(1)));
            }
        }
        assertThat(used).isNotEmpty().isSubsetOf(defined);
    }

    @Test
    void validatorRejectsAnArtefactThatIsNotFhir() {
        String noContent = "{\"resourceType\":\"CodeSystem\",\"url\":\"http://example.org/cs\",\"status\":\"active\"}";
        assertThat(validator().validateWithResult(noContent).isSuccessful()).isFalse();
    }

    private static FhirValidator validator() {
        return FhirContext.forR4Cached().newValidator().registerValidatorModule(new FhirInstanceValidator(support()));
    }

    private static IValidationSupport support() {
        FhirContext context = FhirContext.forR4Cached();
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(context);
        PublishedResources.all().values().forEach(ours::addResource);
        return new ValidationSupportChain(
                ours,
                new DefaultProfileValidationSupport(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context));
    }
}
