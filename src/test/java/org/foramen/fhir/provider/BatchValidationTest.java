package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many validations in one call: what holds for all, what one says otherwise, and what happens to the others when one fails. */
class BatchValidationTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String BILLABLE = "https://w3id.org/foramen/ValueSet/m99-billable";
    private static final String ALL = "https://w3id.org/foramen/ValueSet/m99-all";
    private final RunningFhirServer server = RunningFhirServer.shared();

    /** Parameters that are written one after the other. */
    private static final class Draft {
        private final Parameters parameters = new Parameters();

        Draft with(String name, Type value) {
            parameters.addParameter().setName(name).setValue(value);
            return this;
        }

        Draft with(String name, Resource resource) {
            parameters.addParameter().setName(name).setResource(resource);
            return this;
        }

        Draft validation(Draft nested) {
            return with("validation", nested.parameters);
        }

        Draft code(String code) {
            return with("coding", new Coding(ICD, code, null));
        }
    }

    private String body(Draft draft) {
        return RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(draft.parameters);
    }

    private List<Resource> answers(String type, Draft draft) {
        String path = "/" + type + "/$batch-validate-code";
        Parameters answer = parsed(Parameters.class, server.post(path, "application/fhir+json", body(draft)), 200);
        List<Resource> answers = new ArrayList<>();
        for (ParametersParameterComponent parameter : answer.getParameter()) {
            assertThat(parameter.getName()).isEqualTo("validation");
            answers.add(parameter.getResource());
        }
        return answers;
    }

    private static boolean result(Resource answer) {
        return ((BooleanType) ((Parameters) answer).getParameterValue("result")).booleanValue();
    }

    @Test
    void whatTheCallIsGivenHoldsForEachValidationThatDoesNotSayOtherwise() {
        Draft draft = new Draft()
                .with("url", new UriType(BILLABLE))
                .validation(new Draft().code("M99.74"))
                .validation(new Draft().code("M99.7"))
                .validation(new Draft().code("M99.7").with("url", new UriType(ALL)));
        assertThat(answers("ValueSet", draft))
                .extracting(BatchValidationTest::result)
                .containsExactly(true, false, true);
    }

    @Test
    void oneCodeMayBeAskedOfManyValueSets() {
        Draft draft = new Draft()
                .code("M99.7")
                .validation(new Draft().with("url", new UriType(BILLABLE)))
                .validation(new Draft().with("url", new UriType(ALL)));
        assertThat(answers("ValueSet", draft))
                .extracting(BatchValidationTest::result)
                .containsExactly(false, true);
    }

    @Test
    void oneThatCannotBeAnsweredIsAnOutcomeInItsPlaceAndTheOthersAreAnswered() {
        Draft draft = new Draft()
                .with("url", new UriType(ALL))
                .validation(new Draft().with("display", new StringType("x")).with("colour", new StringType("red")))
                .validation(new Draft().code("M99.74").with("colour", new StringType("red")))
                .validation(new Draft().code("M99.74").with("url", new UriType("http://example.org/none")))
                .with("validation", new CodeSystem().setUrl("http://example.org/cs"))
                .validation(new Draft().code("M99.74"));
        List<Resource> answers = answers("ValueSet", draft);
        assertThat(answers.subList(0, 4))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(OperationOutcome.class));
        assertThat(text(answers.get(0))).contains("codeableConcept");
        assertThat(text(answers.get(1))).contains("colour");
        assertThat(text(answers.get(2))).contains("http://example.org/none");
        assertThat(text(answers.get(3))).contains("Parameters");
        assertThat(result(answers.get(4))).isTrue();
    }

    private static String text(Resource outcome) {
        return ((OperationOutcome) outcome).getIssueFirstRep().getDetails().getText();
    }

    @Test
    void artefactsOfTheCallAreKnownToAllAndThoseOfAValidationToItAlone() {
        Draft draft = new Draft()
                .with("tx-resource", valueSet("http://example.org/shared", "M99.74"))
                .validation(new Draft().code("M99.74").with("url", new UriType("http://example.org/shared")))
                .validation(new Draft()
                        .code("M99.71")
                        .with("tx-resource", valueSet("http://example.org/own", "M99.71"))
                        .with("url", new UriType("http://example.org/own")))
                .validation(new Draft().code("M99.71").with("url", new UriType("http://example.org/own")))
                .validation(new Draft().code("M99.71").with("valueSet", valueSet(null, "M99.71")));
        List<Resource> answers = answers("ValueSet", draft);
        assertThat(result(answers.get(0))).isTrue();
        assertThat(result(answers.get(1))).isTrue();
        assertThat(answers.get(2)).isInstanceOf(OperationOutcome.class);
        assertThat(result(answers.get(3))).isTrue();
    }

    private static ValueSet valueSet(@Nullable String url, String code) {
        ValueSet valueSet = new ValueSet().setUrl(url).setStatus(PublicationStatus.ACTIVE);
        valueSet.getCompose().addInclude().setSystem(ICD).addConcept().setCode(code);
        return valueSet;
    }

    @Test
    void aCodeSystemValidatesManyCodesToo() {
        Draft draft = new Draft()
                .with("url", new UriType(ICD))
                .validation(new Draft().with("code", new CodeType("M99.74")))
                .validation(new Draft().with("code", new CodeType("M99.7X")));
        assertThat(answers("CodeSystem", draft))
                .extracting(BatchValidationTest::result)
                .containsExactly(true, false);
    }

    @Test
    void withoutAValueSetTheCodeSystemIsAsked() {
        Draft draft = new Draft()
                .validation(new Draft().code("M99.74"))
                .validation(new Draft().with("code", new CodeType("M99.74")).with("system", new UriType(ICD)));
        assertThat(answers("ValueSet", draft))
                .extracting(BatchValidationTest::result)
                .containsExactly(true, true);
    }

    @Test
    void aCallWithoutValidationsOrWithTooManyIsRefused() {
        String path = "/ValueSet/$batch-validate-code";
        OperationOutcome none = parsed(
                OperationOutcome.class,
                server.post(path, "application/fhir+json", body(new Draft().with("url", new UriType(ALL)))),
                400);
        assertThat(text(none)).contains("at least one validation");
        parsed(OperationOutcome.class, server.get(path + "?url=" + ALL), 400);

        Draft draft = new Draft();
        for (int index = 0; index < 1001; index++) {
            draft.validation(new Draft().code("M99.74"));
        }
        OperationOutcome many =
                parsed(OperationOutcome.class, server.post(path, "application/fhir+json", body(draft)), 422);
        assertThat(text(many)).contains("1000");
        assertThat(many.getIssueFirstRep().getCode().toCode()).isEqualTo("too-costly");
    }

    @Test
    void bothWireFormsSayTheSame() {
        Draft draft = new Draft()
                .with("url", new UriType(ALL))
                .validation(new Draft().code("M99.7X"))
                .validation(new Draft().with("coding", new Coding(ICD, "M99.74", "wrong")))
                .validation(new Draft().with("abstract", new BooleanType(true)));
        String path = "/ValueSet/$batch-validate-code";
        Parameters streamed = parsed(Parameters.class, server.post(path, "application/fhir+json", body(draft)), 200);
        Parameters encoded = parsed(
                Parameters.class, server.post(path + "?_pretty=true", "application/fhir+json", body(draft)), 200);
        assertThat(streamed.equalsDeep(encoded)).isTrue();
        assertThat(streamed.getParameter()).hasSize(3);
    }
}
