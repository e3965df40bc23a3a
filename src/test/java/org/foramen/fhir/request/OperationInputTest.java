package org.foramen.fhir.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.foramen.fhir.request.OperationParameter.Form;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A parameter that comes in the wrong form is refused by its name, and told the form that it has. */
class OperationInputTest {

    private static final Map<Form, String> MUST_BE = Map.of(
            Form.TEXT, "must be a simple value, not ",
            Form.INTEGER, "must be a whole number",
            Form.BOOLEAN, "must be true or false",
            Form.CODING, "must be a Coding, not ",
            Form.CODEABLE_CONCEPT, "must be a CodeableConcept, not ",
            Form.RESOURCE, "must be a resource, not ",
            Form.PARTS, "must be a parameter with parts, not ");

    /** Every parameter of every operation, with every form that it has not. */
    static Stream<Arguments> wrongForms() {
        return Arrays.stream(TerminologyOperation.values()).flatMap(operation -> operation.parameters().stream()
                .filter(OperationParameter::supported)
                .flatMap(parameter -> given(parameter.name())
                        .filter(each -> !isOf(parameter.form(), each))
                        .map(each -> Arguments.of(operation, parameter, each, told(each)))));
    }

    private static Stream<ParametersParameterComponent> given(String name) {
        ParametersParameterComponent parts = new ParametersParameterComponent().setName(name);
        parts.addPart().setName("code").setValue(new UriType("x"));
        return Stream.of(
                parts,
                new ParametersParameterComponent().setName(name),
                new ParametersParameterComponent().setName(name).setResource(new Patient().setActive(true)),
                new ParametersParameterComponent().setName(name).setValue(new Coding().setCode("x")),
                new ParametersParameterComponent().setName(name).setValue(new CodeableConcept().setText("x")),
                new ParametersParameterComponent().setName(name).setValue(new Period()),
                new ParametersParameterComponent().setName(name).setValue(new UriType("http://x")));
    }

    private static String told(ParametersParameterComponent given) {
        return given.hasValue()
                ? given.getValue().fhirType()
                : given.hasResource() ? "resource" : given.hasPart() ? "parts" : "empty";
    }

    private static boolean isOf(Form form, ParametersParameterComponent given) {
        return switch (form) {
            case TEXT -> given.getValue() instanceof UriType;
            case INTEGER, BOOLEAN -> false;
            case CODING -> given.getValue() instanceof Coding;
            case CODEABLE_CONCEPT -> given.getValue() instanceof CodeableConcept;
            case RESOURCE -> given.hasResource();
            case PARTS -> given.hasPart();
        };
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("wrongForms")
    void aWrongFormIsRefusedByName(
            TerminologyOperation operation,
            OperationParameter parameter,
            ParametersParameterComponent given,
            String told) {
        Parameters body = new Parameters().addParameter(given);

        assertThatThrownBy(() -> InputReader.read(body, new OperationInput(operation)))
                .hasMessageContaining("'" + parameter.name() + "'")
                .hasMessageContaining(MUST_BE.get(parameter.form()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.INVALID);
                    assertThat(refusal.problem().expression()).isEqualTo(parameter.name());
                });
    }

    /** A number where a boolean belongs is no boolean, and the other way round. */
    @Test
    void simpleValuesAreToldApart() {
        for (ParametersParameterComponent given : List.of(
                new ParametersParameterComponent().setName("activeOnly").setValue(new IntegerType(1)),
                new ParametersParameterComponent().setName("count").setValue(new BooleanType(true)))) {
            assertThatThrownBy(() -> InputReader.read(
                            new Parameters().addParameter(given), new OperationInput(TerminologyOperation.EXPAND)))
                    .hasMessageContaining("must be");
        }
    }

    @Test
    void aQueryIsToldWhereTheParameterGoes() {
        assertThatThrownBy(() -> new OperationInput(TerminologyOperation.EXPAND).add("valueSet", "http://x"))
                .hasMessageContaining("must be a resource, not a simple value")
                .hasMessageContaining("Parameters resource that is sent with POST");
    }
}
