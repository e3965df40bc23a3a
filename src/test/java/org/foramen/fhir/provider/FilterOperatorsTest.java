package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptSetFilterComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators that FHIR R5 adds are understood as they are written, whichever way a value set comes; others are named. */
class FilterOperatorsTest {

    private static final String URL = "http://example.org/operators";
    private static final String JSON = "application/fhir+json";
    private static final String CHILDREN = "M99.70 M99.71 M99.72 M99.73 M99.74 M99.75 M99.76 M99.77 M99.78 M99.79";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private static String json(String operator) {
        return """
                {"resourceType":"ValueSet","url":"%s","status":"active","compose":{"include":[{"system":
                "http://hl7.org/fhir/sid/icd-10-cm","filter":[{"property":"concept","op":"%s","value":"M99.7"}]}]}}""".formatted(URL, operator);
    }

    private static String xml(String operator) {
        return """
                <ValueSet xmlns="http://hl7.org/fhir"><url value="%s"/><status value="active"/><compose><include>
                <system value="http://hl7.org/fhir/sid/icd-10-cm"/><filter><property value="concept"/>
                <op value="%s"/><value value="M99.7"/></filter></include></compose></ValueSet>""".formatted(URL, operator);
    }

    private static String parameters(String name, String resource) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"%s\",\"resource\":%s}]}"
                .formatted(name, resource);
    }

    private static List<String> codes(HttpResponse<String> answer) {
        return parsed(ValueSet.class, answer, 200).getExpansion().getContains().stream()
                .map(ValueSetExpansionContainsComponent::getCode)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"child-of", "descendent-leaf"})
    void theOperatorsOfR5AreUnderstood(String operator) {
        List<String> children = List.of(CHILDREN.split(" "));
        String named = "/ValueSet/$expand?url=" + URL;

        assertThat(codes(server.post("/ValueSet/$expand", JSON, json(operator))))
                .containsExactlyElementsOf(children);
        assertThat(codes(server.post("/ValueSet/$expand", JSON, parameters("valueSet", json(operator)))))
                .containsExactlyElementsOf(children);
        assertThat(codes(server.post(named, JSON, parameters("tx-resource", json(operator)))))
                .containsExactlyElementsOf(children);
        assertThat(codes(server.post("/ValueSet/$expand", "application/fhir+xml", xml(operator), "Accept", JSON)))
                .containsExactlyElementsOf(children);

        Parameters cache = parsed(
                Parameters.class,
                server.post("/$cache-control?mode=start", JSON, parameters("tx-resource", json(operator))),
                200);
        String id = cache.getParameterValue("cache-id").primitiveValue();
        assertThat(codes(server.get(named, "X-Cache-Id", id))).containsExactlyElementsOf(children);
    }

    /** R4 has no such code; in its place stands the extension that R5 defines for it. */
    @Test
    void aDefinitionThatComesBackSaysTheOperatorAsR4Can() {
        String path = "/ValueSet/$expand?includeDefinition=true";
        ValueSet answer = parsed(ValueSet.class, server.post(path, JSON, json("child-of")), 200);

        ConceptSetFilterComponent filter =
                answer.getCompose().getIncludeFirstRep().getFilterFirstRep();
        assertThat(filter.getOp()).isNull();
        assertThat(filter.getOpElement().getExtensionFirstRep().getUrl())
                .isEqualTo("http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op");
        assertThat(((CodeType) filter.getOpElement().getExtensionFirstRep().getValue()).getCode())
                .isEqualTo("child-of");
        assertThat(codes(server.post(
                        path, JSON, RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(answer))))
                .hasSize(10);
    }

    @ParameterizedTest
    @CsvSource({"foo", "IS-A", "==", "is_a"})
    void anOperatorThatDoesNotExistIsNamedWithThoseThatDo(String operator) {
        for (HttpResponse<String> answer : List.of(
                server.post("/ValueSet/$expand", JSON, json(operator)),
                server.post("/ValueSet/$expand?url=" + URL, JSON, parameters("tx-resource", json(operator))),
                server.post("/ValueSet/$expand", "application/fhir+xml", xml(operator), "Accept", JSON))) {
            OperationOutcome outcome = parsed(OperationOutcome.class, answer, 422);
            assertThat(outcome.getIssueFirstRep().getDiagnostics())
                    .contains("\"concept " + operator + " M99.7\"")
                    .contains("descendent-of")
                    .contains("child-of");
            assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                    .isEqualTo("ValueSet.compose.include[0].filter[0].op");
        }
    }

    /** Only operators are let through: any other code outside of its binding is a body that cannot be read. */
    @Test
    void otherCodesAreReadStrictly() {
        OperationOutcome outcome = parsed(
                OperationOutcome.class,
                server.post("/ValueSet/$expand", JSON, json("is-a").replace("\"active\"", "\"bogus\"")),
                400);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("(element status)");
    }
}
