package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.foramen.fhir.metadata.FormOperation;
import org.foramen.fhir.metadata.SystemOperation;
import org.foramen.fhir.request.TerminologyOperation;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesCodeSystemVersionComponent;
import org.hl7.fhir.r4.model.TerminologyCapabilities.TerminologyCapabilitiesExpansionParameterComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server says of itself is what it does. */
class MetadataTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private final RunningFhirServer server = RunningFhirServer.shared();
    private final CapabilityStatement statement = parsed(CapabilityStatement.class, server.get("/metadata"), 200);
    private final TerminologyCapabilities terminology =
            parsed(TerminologyCapabilities.class, server.get("/metadata?mode=terminology"), 200);

    @Test
    void theSoftwareSaysItsVersionAndWhenThatWasReleased() {
        assertThat(statement.getUrl()).isEqualTo("https://w3id.org/foramen/CapabilityStatement/foramen");
        assertThat(statement.getSoftware().getName()).isEqualTo("Foramen");
        assertThat(statement.getSoftware().getVersion()).isEqualTo("test");
        assertThat(statement.getSoftware().getReleaseDateElement().getValueAsString())
                .isEqualTo("2026-11-21T00:00:00Z");
    }

    @Test
    void itIsATerminologyServerThatTakesCodeSystemsWithACall() {
        assertThat(statement.getInstantiates())
                .extracting("value")
                .containsExactly("http://hl7.org/fhir/CapabilityStatement/terminology-server");
        assertThat(statement.getExtension()).anySatisfy(feature -> {
            assertThat(text(feature, "definition")).endsWith("FeatureDefinition/CodeSystemAsParameter");
            assertThat(text(feature, "value")).isEqualTo("true");
        });
        assertThat(statement.getExtension()).anySatisfy(feature -> {
            assertThat(text(feature, "definition")).endsWith("FeatureDefinition/test-version");
            assertThat(text(feature, "value")).matches("\\d+\\.\\d+\\.\\d+");
        });
    }

    private static String text(Extension feature, String part) {
        return feature.getExtensionByUrl(part).getValue().primitiveValue();
    }

    @Test
    void resourcesAreReadAndSearchedAndNothingElse() {
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> !resource.getType().equals("QuestionnaireResponse"))
                .hasSizeGreaterThan(4)
                .allSatisfy(resource -> {
                    assertThat(resource.getInteraction())
                            .extracting(interaction -> interaction.getCode().toCode())
                            .containsExactlyInAnyOrder("read", "search-type");
                    assertThat(resource.getSearchInclude()).isEmpty();
                });
    }

    @Test
    void responsesToFormsAreNotKept() {
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("QuestionnaireResponse"))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.getInteraction()).isEmpty();
                    assertThat(resource.getOperation()).hasSize(1);
                });
        assertThat(parsed(OperationOutcome.class, server.get("/QuestionnaireResponse/1"), 404)
                        .getIssueFirstRep()
                        .getDiagnostics())
                .contains("not kept");
    }

    @Test
    void everyOperationOfTheTableIsThereWithItsDefinitionAndNoOther() {
        Set<String> told = new HashSet<>();
        for (CapabilityStatementRestResourceComponent resource :
                statement.getRestFirstRep().getResource()) {
            for (CapabilityStatementRestResourceOperationComponent operation : resource.getOperation()) {
                told.add(resource.getType() + "/$" + operation.getName() + " " + operation.getDefinition());
            }
        }
        statement
                .getRestFirstRep()
                .getOperation()
                .forEach(operation -> told.add("$" + operation.getName() + " " + operation.getDefinition()));
        Set<String> table = new HashSet<>();
        for (SystemOperation operation : SystemOperation.values()) {
            table.add(operation.operationName() + " " + operation.definition());
        }
        for (FormOperation operation : FormOperation.values()) {
            table.add(operation.label() + " " + operation.definition());
        }
        for (TerminologyOperation operation : TerminologyOperation.values()) {
            table.add(operation.label() + " " + operation.definition());
            if (operation.affectsState()) {
                table.add(operation.operationName() + " " + operation.definition());
            }
        }
        assertThat(told).isEqualTo(table);
    }

    @Test
    void definitionsOfOurOwnCanBeRead() {
        assertThat(TerminologyOperation.values())
                .filteredOn(operation -> operation.definition().startsWith("https://w3id.org/foramen/"))
                .hasSize(2)
                .allSatisfy(operation -> {
                    String id = operation.definition().replaceFirst(".*/", "");
                    OperationDefinition definition =
                            parsed(OperationDefinition.class, server.get("/OperationDefinition/" + id), 200);
                    assertThat(definition.getUrl()).isEqualTo(operation.definition());
                    assertThat("$" + definition.getCode()).isEqualTo(operation.operationName());
                });
        parsed(OperationOutcome.class, server.get("/OperationDefinition/CodeSystem--lookup"), 404);
    }

    @Test
    void everyPublishedCodeSystemIsListedWithEachVersionAndOneDefault() {
        for (TerminologyCapabilitiesCodeSystemComponent system : terminology.getCodeSystem()) {
            assertThat(system.getVersion())
                    .filteredOn(TerminologyCapabilitiesCodeSystemVersionComponent::getIsDefault)
                    .as(system.getUri())
                    .hasSize(1);
            assertThat(system.getExtensionFirstRep().getUrl()).endsWith("TerminologyCapabilities.codeSystem.content");
        }
        assertThat(terminology.getCodeSystem())
                .filteredOn(system -> system.getUri().equals(ICD))
                .singleElement()
                .satisfies(icd -> {
                    assertThat(icd.getVersionFirstRep().getCode()).isEqualTo("2027");
                    assertThat(icd.getSubsumption()).isTrue();
                    assertThat(icd.getExtensionFirstRep().getValue().primitiveValue())
                            .isEqualTo("fragment");
                });
        assertThat(terminology.getCodeSystem())
                .extracting(TerminologyCapabilitiesCodeSystemComponent::getUri)
                .containsAll(urlsOfCodeSystems());
    }

    private Set<String> urlsOfCodeSystems() {
        Set<String> urls = new HashSet<>();
        parsed(Bundle.class, server.get("/CodeSystem?_count=500"), 200)
                .getEntry()
                .forEach(entry -> urls.add(((CodeSystem) entry.getResource()).getUrl()));
        assertThat(urls).hasSizeGreaterThan(5);
        return urls;
    }

    @Test
    void aParameterOfExpansionsIsListedWhenItIsActedOn() {
        assertThat(terminology.getExpansion().getParameter())
                .extracting(TerminologyCapabilitiesExpansionParameterComponent::getName)
                .containsExactlyElementsOf(TerminologyOperation.EXPAND.supportedParameters())
                .contains("count", "activeOnly", "tx-resource")
                .doesNotContain("uuid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/$versions", "/$versions?_format=json", "/$versions?_format=application/fhir%2Bjson"})
    void versionsAreMajorAndMinor(String path) {
        Parameters versions = parsed(Parameters.class, server.get(path), 200);
        assertThat(versions.getParameter()).extracting("name").containsExactly("version", "default");
        assertThat(versions.getParameterValue("version").primitiveValue()).isEqualTo("4.0");
        assertThat(versions.getParameterValue("default").primitiveValue()).isEqualTo("4.0");
        assertThat(statement.getFhirVersion().toCode()).startsWith("4.0.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json | {\"versions\":[\"4.0\"],\"default\":\"4.0\"}",
                "application/xml | application/xml | <versions><version>4.0</version><default>4.0</default></versions>"
            })
    void aClientThatKnowsNoVersionYetGetsTheSimpleForm(String accept, String type, String body) {
        HttpResponse<String> response = server.get("/$versions", "Accept", accept);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith(type + ";"));
    }

    @Test
    void versionsAreToldInXmlToo() {
        assertThat(server.get("/$versions?_format=xml").body()).contains("<valueCode value=\"4.0\"");
    }
}
