package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code $assess-documentation} over HTTP. */
class AssessDocumentationTest {

    private static final String NOTE = "no osteophytes, but disc bulge narrows the left S2 foramen";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private HttpResponse<String> post(Resource body) {
        String json = RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(body);
        return server.post("/$assess-documentation", "application/fhir+json", json);
    }

    private static Parameters asking(String text) {
        Parameters parameters = new Parameters();
        parameters.addParameter("text", text);
        return parameters;
    }

    private static List<ParametersParameterComponent> all(Parameters answer, String name) {
        return answer.getParameter().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .toList();
    }

    private static Resource part(ParametersParameterComponent parameter) {
        return parameter.getResource();
    }

    @Test
    void findingsAreToldWithTheirWords() {
        Parameters answer = parsed(Parameters.class, post(asking(NOTE)), 200);
        ParametersParameterComponent first = all(answer, "finding").get(0);
        assertThat(first.getPart())
                .extracting(ParametersParameterComponent::getName)
                .containsExactly("axis", "value", "status", "text", "offset", "length");
        assertThat(first.getPart().get(0).getValue().primitiveValue()).isEqualTo("mechanism");
        assertThat(((Coding) first.getPart().get(1).getValue()).getCode()).isEqualTo("osseous");
        assertThat(first.getPart().get(2).getValue().primitiveValue()).isEqualTo("negated");
        assertThat(first.getPart().get(3).getValue().primitiveValue()).isEqualTo("osteophytes");
        assertThat(((IntegerType) first.getPart().get(4).getValue()).getValue()).isEqualTo(3);
        assertThat(((IntegerType) first.getPart().get(5).getValue()).getValue()).isEqualTo(11);
        assertThat(part(first)).isNull();
        assertThat(all(answer, "suggestedCode")).singleElement().satisfies(code -> assertThat(
                        ((Coding) code.getValue()).getCode())
                .isEqualTo("M99.74"));
        assertThat(all(answer, "missing"))
                .extracting(missing -> missing.getValue().primitiveValue())
                .contains("imaging", "conservative-care", "nerve-root");
    }

    @Test
    void aCodeThatTheNoteContradictsIsAConflict() {
        Parameters asked = asking(NOTE);
        asked.addParameter().setName("code").setValue(new CodeType("M99.64"));
        asked.addParameter("date", "2026-11-28");
        Parameters answer = parsed(Parameters.class, post(asked), 200);
        assertThat(all(answer, "conflict")).singleElement().satisfies(conflict -> {
            assertThat(conflict.getPart().get(0).getValue().primitiveValue()).isEqualTo("mechanism");
            assertThat(((Coding) conflict.getPart().get(1).getValue()).getCode())
                    .isEqualTo("disc");
        });
    }

    @Test
    void codesAreThoseOfTheReleaseInForceOnTheDate() {
        Parameters asked = asking(NOTE);
        asked.addParameter("date", "2021-03-01");
        asked.addParameter().setName("code").setValue(new CodeType("M54.50"));
        Parameters answer = parsed(Parameters.class, post(asked), 200);
        assertThat(all(answer, "suggestedCode")).isNotEmpty().allSatisfy(suggested -> {
            Coding code = (Coding) suggested.getValue();
            assertThat(code.getVersion()).isEqualTo("2021");
            assertThat(code.getCode()).startsWith("M99.");
        });
        OperationOutcome issues =
                (OperationOutcome) answer.getParameter("issues").getResource();
        assertThat(issues.getIssueFirstRep().getDetails().getText())
                .isEqualTo("M54.50 could not be reported on 2021-03-01; valid then: M54.5 Low back pain");
        assertThat(issues.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("code");
    }

    @Test
    void whatIsNotKnownOfADateChangesNothing() {
        Parameters asked = asking(NOTE);
        asked.addParameter("date", "2023-03-01");
        asked.addParameter().setName("code").setValue(new CodeType("M51.360"));
        Parameters answer = parsed(Parameters.class, post(asked), 200);
        assertThat(all(answer, "suggestedCode")).isNotEmpty().allSatisfy(suggested -> assertThat(
                        ((Coding) suggested.getValue()).getVersion())
                .isEqualTo("2027"));
        assertThat(answer.hasParameter("issues")).isFalse();
    }

    @Test
    void aResourceIsReadForItsWords() {
        Condition condition = new Condition();
        condition.addNote().setText(NOTE);
        Parameters asked = new Parameters();
        asked.addParameter().setName("resource").setResource(condition);
        assertThat(all(parsed(Parameters.class, post(asked), 200), "finding")).hasSize(5);
        assertThat(all(parsed(Parameters.class, post(condition), 200), "finding"))
                .hasSize(5);
    }

    @Test
    void anEntryOfABatchIsAnsweredToo() {
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        batch.addEntry()
                .setResource(asking(NOTE))
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("$assess-documentation");
        String json = RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(batch);
        Bundle answer = parsed(Bundle.class, server.post("", "application/fhir+json", json), 200);
        Parameters parameters = (Parameters) answer.getEntryFirstRep().getResource();
        assertThat(all(parameters, "suggestedCode")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'name':'text','valueString':''} | 'text' of $assess-documentation must not be empty",
                "{'name':'note','valueString':'x'} | no parameter 'note'",
                "{'name':'date','valueDate':'2026-11-28'} | needs 'text' or 'resource'",
                "{'name':'text','valueString':'x'},{'name':'text','valueString':'y'} | only once",
                "{'name':'text','valueString':'x'},{'name':'code','valueCode':'M99.99X'} | not known",
                "{'name':'text','valueString':'x'},{'name':'date','valueString':'soon'} | must be a date",
                "{'name':'resource','resource':{'resourceType':'Patient'}} | Patient"
            })
    void whatIsWrongIsRefusedByName(String parameters, String message) {
        String body = ("{'resourceType':'Parameters','parameter':[" + parameters + "]}").replace('\'', '"');
        OperationOutcome outcome = parsed(
                OperationOutcome.class, server.post("/$assess-documentation", "application/fhir+json", body), 400);
        assertThat(outcome.getIssueFirstRep().getDetails().getText()
                        + outcome.getIssueFirstRep().getDiagnostics())
                .contains(message);
    }

    @Test
    void itIsPublishedAndPosted() {
        OperationDefinition definition =
                parsed(OperationDefinition.class, server.get("/OperationDefinition/assess-documentation"), 200);
        assertThat(definition.getSystem()).isTrue();
        assertThat(server.get("/$assess-documentation?text=x").statusCode()).isEqualTo(405);
        assertThat(server.get("/metadata").body()).contains("assess-documentation");
    }
}
