package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.util.List;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls what is not there is told what is. */
class UnroutedRequestTest {

    private final RunningFhirServer server = RunningFhirServer.shared();

    private OperationOutcome notFound(String path) {
        return parsed(OperationOutcome.class, server.get(path), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/$bogus; $versions $cache-control $closure",
                "/CodeSystem/$bogus; CodeSystem/$lookup CodeSystem/$batch-validate-code",
                "/ValueSet/m99-all/$bogus; ValueSet/$expand ValueSet/$compare",
                "/ConceptMap/m99-to-region/$bogus; ConceptMap/$translate"
            })
    void anOperationThatIsNotThereIsAnsweredWithThoseThatAre(String path, String there) {
        OperationOutcome outcome = notFound(path);

        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains(List.of(there.split(" ")));
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("$bogus");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/$expand; Call ValueSet/$expand",
                "/$validate-code; Call CodeSystem/$validate-code or ValueSet/$validate-code",
                "/CodeSystem/icd-10-cm/$batch-validate-code; or CodeSystem/$batch-validate-code",
                "/ConceptMap/m99-to-region/$closure; Call $closure",
                "/CodeSystem/$versions; Call $versions"
            })
    void anOperationOfAnotherPlaceIsAnsweredWithThatPlace(String path, String said) {
        assertThat(notFound(path).getIssueFirstRep().getDiagnostics()).endsWith(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/CodeSystem/icd-10-cm/_history/1",
                "/CodeSystem/icd-10-cm/_history",
                "/CodeSystem/_history",
                "/_history"
            })
    void earlierVersionsAreNotKept(String path) {
        OperationOutcome outcome = notFound(path);

        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("_history");
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("not supported");
    }
}
