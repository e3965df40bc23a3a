package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.FilterOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $compare} as a client sees it, on the published knowledge. */
class CompareOverHttpTest {

    private static final String OURS = "https://w3id.org/foramen/ValueSet/";
    private static final String JSON = "application/fhir+json";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private static Parameters parameters(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return RunningFhirServer.CONTEXT.newJsonParser().parseResource(Parameters.class, response.body());
    }

    private static String text(Parameters parameters, String name) {
        return parameters.getParameter(name).getValue().primitiveValue();
    }

    private Parameters post(Parameters input) {
        String body = RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(input);
        return parameters(server.post("/ValueSet/$compare", JSON, body));
    }

    @ParameterizedTest
    @CsvSource({
        "m99-all, m99-all, same",
        "m99-all, m99-billable, superset",
        "m99-region-sacral, m99-sacral-or-pelvic, subset",
        "m99-region-sacral, m99-region-pelvic, disjoint",
        "m99-region-sacral, m99-mechanism-disc, overlapping",
        "m99-all, m99-region, disjoint"
    })
    void publishedValueSetsAreCompared(String one, String other, String relation) {
        Parameters answer =
                parameters(server.get("/ValueSet/$compare?thisUrl=" + OURS + one + "&otherUrl=" + OURS + other));
        assertThat(text(answer, "result")).isEqualTo(relation);
        assertThat(text(answer, "message")).contains(OURS + one).contains(OURS + other);
        assertThat(answer.hasParameter("performed-expansion")).isFalse();
    }

    @Test
    void theInstanceIsTheFirstOfTheTwo() {
        Parameters answer = parameters(server.get("/ValueSet/m99-sacral-or-pelvic/$compare?otherUrl=" + OURS
                + "m99-region-sacral&valueSetVersion=0.1.0&diagnostics=true"));
        assertThat(text(answer, "result")).isEqualTo("superset");
        assertThat(text(answer, "performed-expansion")).isEqualTo("true");
        assertThat(text(answer, "missing-codes")).contains("M99.75").doesNotContain("M99.74");
        assertThat(answer.hasParameter("extra-codes")).isFalse();
    }

    @Test
    void valueSetsMayComeWithTheCall() {
        ValueSet own = new ValueSet();
        own.setUrl("https://example.org/ValueSet/own").setVersion("3");
        own.getCompose().addInclude().addValueSet(OURS + "m99-region-sacral");
        own.getCompose()
                .addInclude()
                .setSystem("http://hl7.org/fhir/sid/icd-10-cm")
                .addConcept()
                .setCode("M99.75");
        Parameters input = new Parameters();
        input.addParameter().setName("thisValueSet").setResource(own);
        input.addParameter("otherUrl", OURS + "m99-region-sacral").addParameter("diagnostics", true);
        Parameters answer = post(input);
        assertThat(text(answer, "result")).isEqualTo("superset");
        assertThat(text(answer, "missing-codes")).isEqualTo("M99.75");
        assertThat(text(answer, "message")).contains("https://example.org/ValueSet/own|3");
    }

    @Test
    void thatItCannotBeToldIsAnAnswer() {
        ValueSet empty = new ValueSet();
        empty.setUrl("https://example.org/ValueSet/none-said");
        Parameters input = new Parameters().addParameter("thisUrl", OURS + "m99-all");
        input.addParameter().setName("otherValueSet").setResource(empty);
        Parameters answer = post(input);
        assertThat(text(answer, "result")).isEqualTo("indeterminate");
        assertThat(text(answer, "message")).contains("https://example.org/ValueSet/none-said has no compose");

        empty.getCompose()
                .addInclude()
                .setSystem("https://example.org/CodeSystem/none")
                .addFilter()
                .setProperty("code")
                .setOp(FilterOperator.REGEX)
                .setValue("M.*");
        answer = post(input);
        assertThat(text(answer, "result")).isEqualTo("indeterminate");
        assertThat(text(answer, "message"))
                .contains("Other expansion failed")
                .contains("https://example.org/CodeSystem/none");
    }

    @ParameterizedTest
    @CsvSource({
        "thisUrl=%1$sm99-all, 400, otherUrl",
        "otherUrl=%1$sm99-all, 400, thisUrl",
        "thisUrl=%1$sm99-all&otherUrl=%1$sm99-all&version-policy=sometimes, 400, version-policy",
        "thisUrl=%1$sm99-all&otherUrl=%1$sm99-all&diagnostics=perhaps, 400, diagnostics",
        "thisUrl=%1$sm99-all&otherUrl=%1$sm99-all&url=x, 400, url",
    })
    void aWrongCallIsRefusedByTheNameOfItsParameter(String query, int status, String expression) {
        HttpResponse<String> response = server.get("/ValueSet/$compare?" + query.formatted(OURS));
        assertThat(response.statusCode()).isEqualTo(status);
        OperationOutcome outcome =
                RunningFhirServer.CONTEXT.newJsonParser().parseResource(OperationOutcome.class, response.body());
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo(expression);
    }

    @Test
    void theCapabilityStatementHasIt() {
        CapabilityStatement statement = RunningFhirServer.CONTEXT
                .newJsonParser()
                .parseResource(
                        CapabilityStatement.class, server.get("/metadata").body());
        assertThat(statement.getRestFirstRep().getResource().stream()
                        .filter(resource -> resource.getType().equals("ValueSet"))
                        .flatMap(resource -> resource.getOperation().stream())
                        .filter(operation -> operation.getName().equals("compare"))
                        .map(operation -> operation.getDefinition()))
                .containsExactly("http://hl7.org/fhir/tools/OperationDefinition/ValueSet-compare");
    }
}
