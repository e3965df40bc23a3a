package org.foramen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.foramen.fhir.metadata.SystemOperation;
import org.foramen.fhir.request.OperationParameter;
import org.foramen.fhir.request.TerminologyOperation;
import org.junit.jupiter.api.Test;

/** The tables of docs/conformance.md are what the code and the baseline say; {@code -Dconformance.update=true} writes them. */
class ConformancePageTest {

    @Test
    void theOperationsAndParametersAreThoseOfTheCode() throws IOException {
        List<String> rows =
                new ArrayList<>(List.of("| Operation | Parameters | Known, but refused by name |", "|---|---|---|"));
        for (TerminologyOperation operation : TerminologyOperation.values()) {
            String refused = operation.parameters().stream()
                    .filter(parameter -> !parameter.supported())
                    .map(OperationParameter::name)
                    .sorted()
                    .collect(Collectors.joining(", "));
            rows.add(row(operation.label(), operation.definition(), operation.supportedParameters()) + " " + refused
                    + " |");
        }
        for (SystemOperation operation : SystemOperation.values()) {
            rows.add(row(operation.operationName(), operation.definition(), operation.parameters()) + " |");
        }
        new GeneratedTable("conformance.md", "operations").assertIs(rows);
    }

    private static String row(String label, String definition, List<String> parameters) {
        return "| [`" + label + "`](" + definition + ") | " + String.join(", ", parameters) + " |";
    }

    @Test
    void theNumbersAreThoseOfTheBaseline() throws IOException {
        ConformanceBaseline baseline = ConformanceBaseline.read();
        assertThat(baseline.passing()).isNotEmpty().allSatisfy(test -> assertThat(baseline.tests())
                .containsKey(test.split("/", 2)[0]));
        new GeneratedTable("conformance.md", "suites").assertIs(baseline.table());
    }
}
