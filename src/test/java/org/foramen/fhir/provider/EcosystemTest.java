package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** The wire forms that clients of the terminology ecosystem rely on (https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/). */
class EcosystemTest {

    private static final String URL = "https://example.org/CodeSystem/tissue";
    private static final String ALL = "https://example.org/ValueSet/tissue";
    private static final String MESSAGE_ID = "http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id";

    private final RunningFhirServer server = RunningFhirServer.shared();

    private static CodeSystem tissue(String version) {
        CodeSystem system = new CodeSystem();
        system.setUrl(URL).setVersion(version).setName("Tissue").setContent(CodeSystemContentMode.COMPLETE);
        system.setLanguage("en");
        system.addConcept()
                .setCode("disc")
                .setDisplay("Disc " + version)
                .addDesignation()
                .setLanguage("de")
                .setValue("Bandscheibe");
        return system;
    }

    private static ValueSet all() {
        ValueSet valueSet = new ValueSet();
        valueSet.setUrl(ALL).getCompose().addInclude().setSystem(URL);
        return valueSet;
    }

    private static Parameters asked() {
        Parameters parameters = new Parameters();
        for (Resource resource : List.of(tissue("1.0.0"), tissue("2.0.0"), all())) {
            parameters.addParameter().setName("tx-resource").setResource(resource);
        }
        parameters.addParameter("url", new UriType(ALL));
        return parameters;
    }

    private Parameters validate(Parameters parameters, String... headers) {
        String body = RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(parameters);
        String answer = server.post("/ValueSet/$validate-code", "application/fhir+json", body, headers)
                .body();
        return RunningFhirServer.CONTEXT.newJsonParser().parseResource(Parameters.class, answer);
    }

    private static String value(Parameters answer, String name) {
        Type value = answer.getParameterValue(name);
        return value == null ? "" : value.primitiveValue();
    }

    private static Parameters with(Parameters parameters, String name, Type value) {
        return parameters.addParameter(name, value);
    }

    private static Coding disc() {
        return new Coding().setSystem(URL).setCode("disc");
    }

    @Test
    void theConceptThatWasAskedAboutComesBack() {
        CodeableConcept concept = new CodeableConcept()
                .addCoding(disc())
                .addCoding(new Coding().setSystem("http://example.org/none").setCode("x"))
                .setText("the disc");
        Parameters answer = validate(with(asked(), "codeableConcept", concept));
        assertThat(value(answer, "result")).isEqualTo("true");
        CodeableConcept told = (CodeableConcept) answer.getParameterValue("codeableConcept");
        assertThat(told.getText()).isEqualTo("the disc");
        assertThat(told.getCoding()).extracting(Coding::getCode).containsExactly("disc", "x");
    }

    @Test
    void aRuleOnVersionsChoosesTheOneThatAnswers() {
        Parameters forced = with(asked(), "force-system-version", new CanonicalType(URL + "|1.x.x"));
        Parameters answer = validate(with(forced, "coding", disc()));
        assertThat(value(answer, "version")).isEqualTo("1.0.0");
        assertThat(value(answer, "display")).isEqualTo("Disc 1.0.0");

        Parameters checked = with(asked(), "check-system-version", new CanonicalType(URL + "|1.0.0"));
        Parameters other = validate(with(checked, "coding", disc().setVersion("2.0.0")));
        assertThat(value(other, "result")).isEqualTo("false");
    }

    @Test
    void anUnknownVersionIsToldApartFromAWrongCode() {
        Parameters answer = validate(with(asked(), "coding", disc().setVersion("7.0.0")));
        assertThat(value(answer, "result")).isEqualTo("false");
        assertThat(value(answer, "x-caused-by-unknown-system")).isEqualTo(URL + "|7.0.0");
        OperationOutcome issues =
                (OperationOutcome) answer.getParameter("issues").getResource();
        assertThat(issues.getIssue()).allSatisfy(issue -> {
            assertThat(issue.getExtensionString(MESSAGE_ID)).isNotBlank();
            assertThat(issue.getDetails().getCodingFirstRep().getCode()).isNotBlank();
            if (issue.getSeverity() == IssueSeverity.ERROR) {
                assertThat(value(answer, "message")).contains(issue.getDetails().getText());
            }
        });
    }

    @Test
    void theHeaderOfTheClientChoosesTheLanguage() {
        Parameters plain = with(asked(), "coding", disc());
        assertThat(value(validate(plain, "Accept-Language", "de"), "display")).isEqualTo("Bandscheibe");
        assertThat(value(validate(plain, "Accept-Language", "*;q=nonsense"), "display"))
                .isEqualTo("Disc 2.0.0");
        Parameters asking = with(plain, "displayLanguage", new CodeType("en"));
        assertThat(value(validate(asking, "Accept-Language", "de"), "display")).isEqualTo("Disc 2.0.0");
    }

    @Test
    void aLanguageThatIsNoneIsRefusedByName() {
        String body = RunningFhirServer.CONTEXT
                .newJsonParser()
                .encodeResourceToString(
                        with(with(asked(), "coding", disc()), "displayLanguage", new StringType("no tag")));
        assertThat(server.post("/ValueSet/$validate-code", "application/fhir+json", body)
                        .statusCode())
                .isEqualTo(400);
    }

    private List<String> found(String path) {
        Bundle bundle = RunningFhirServer.CONTEXT
                .newJsonParser()
                .parseResource(Bundle.class, server.get(path).body());
        return bundle.getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    /** {@code :in}: "the coding is in the specified value set" (https://hl7.org/fhir/R4/search.html#token). */
    @Test
    void artefactsAreFoundByTheCodesTheyHave() {
        String icd = "http://hl7.org/fhir/sid/icd-10-cm";
        String sets = "https://w3id.org/foramen/ValueSet/";
        assertThat(found("/CodeSystem?code=" + icd + "%7CM99.74")).containsExactly("icd-10-cm");
        assertThat(found("/CodeSystem?code=sacral")).contains("m99-region").doesNotContain("icd-10-cm");
        assertThat(found("/CodeSystem?code:in=" + sets + "m99-all")).containsExactly("icd-10-cm");
        assertThat(found("/CodeSystem?code:not-in=" + sets + "m99-all"))
                .contains("m99-region")
                .doesNotContain("icd-10-cm");
        assertThat(found("/ValueSet?_count=200&code=" + icd + "%7CM99.74"))
                .contains("m99-all", "m99-billable", "m99-region-sacral")
                .doesNotContain("m99-region-cervical");
        assertThat(found("/ValueSet?_count=200&name=M99&code:in=" + sets + "m99-region-sacral"))
                .contains("m99-region-sacral", "m99-all")
                .doesNotContain("m99-region-cervical");
        assertThat(server.get("/ValueSet?code:in=" + sets + "none").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/ConceptMap?code=x").statusCode()).isEqualTo(400);
    }

    /** HL7's validator sends these with whatever it asks. */
    @Test
    void whatValidatorsSendBesidesDoesNotDisturb() {
        Parameters asked = with(asked(), "coding", disc().setDisplay("wrong"));
        for (String name : List.of("uuid", "profile-url", "default-to-latest-version", "diagnostics", "no-cache")) {
            asked = with(asked, name, new StringType("true"));
        }
        assertThat(value(validate(asked), "result")).isEqualTo("false");
        assertThat(value(validate(with(asked, "mode", new StringType("lenient-display-validation"))), "result"))
                .isEqualTo("true");
    }

    /** A newer version that comes with a call hides the published one, for that call and after it was answered before. */
    @Test
    void anExpansionToldBeforeIsNotToldToWhoBringsAnother() {
        String url = "https://w3id.org/foramen/ValueSet/m99-region-sacral";
        String plain = server.get("/ValueSet/$expand?url=" + url).body();
        ValueSet newer = new ValueSet();
        newer.setUrl(url).setVersion("99.0.0").getCompose().addInclude().setSystem(URL);
        Parameters parameters = new Parameters();
        for (Resource resource : List.of(tissue("1.0.0"), newer)) {
            parameters.addParameter().setName("tx-resource").setResource(resource);
        }
        parameters.addParameter("url", new UriType(url));
        String body = RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(parameters);
        assertThat(server.post("/ValueSet/$expand", "application/fhir+json", body)
                        .body())
                .contains("\"disc\"")
                .doesNotContain("M99");
        assertThat(server.get("/ValueSet/$expand?url=" + url).body())
                .contains("M99.54")
                .hasSameSizeAs(plain);
    }

    /** Nothing that came with one call is known to the next. */
    @Test
    void whatComesWithACallStaysInIt() {
        assertThat(value(validate(with(asked(), "coding", disc())), "result")).isEqualTo("true");
        assertThat(server.get("/CodeSystem/$lookup?system=" + URL + "&code=disc")
                        .statusCode())
                .isEqualTo(404);
        assertThat(server.get("/ValueSet/$expand?url=" + ALL).statusCode()).isEqualTo(404);
    }
}
