package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which format an answer is written, and how much of it. */
class FormatsTest {

    private static final String READ = "/CodeSystem/m99-region";
    private static final String LOOKUP = "/CodeSystem/$lookup?system=http://hl7.org/fhir/sid/icd-10-cm&code=M99.74";
    private static final String EXPAND = "/ValueSet/$expand?url=https://w3id.org/foramen/ValueSet/m99-region-sacral";
    private final RunningFhirServer server = RunningFhirServer.shared();

    /** "406 Not Acceptable" where none of the formats that a client takes is written here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/html",
                "image/*",
                "text/plain, application/pdf",
                "*/*;q=0",
                "application/fhir+json;q=0.0",
                "nonsense"
            })
    void whatIsNotWrittenIsNotAcceptable(String accept) {
        for (String path : List.of(READ, LOOKUP, "/metadata", "/ValueSet")) {
            OperationOutcome outcome = parsed(OperationOutcome.class, server.get(path, "Accept", accept), 406);
            assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("application/fhir+json");
            assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                    .isEqualTo("Accept");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "html", "image/png", "csv"})
    void aFormatThatIsNotWrittenIsNotAcceptable(String format) {
        for (String path : List.of(READ + "?", LOOKUP + "&")) {
            OperationOutcome outcome =
                    parsed(OperationOutcome.class, server.get(path + "_format=" + format, "Accept", "*/*"), 406);
            assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                    .isEqualTo("_format");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "application/pdf, application/fhir+xml; application/fhir+xml",
                "image/avif, */*; application/fhir+json",
                "application/json; application/fhir+json",
                "text/xml; application/fhir+xml",
                "application/fhir+json; application/fhir+json"
            })
    void oneOfSeveralIsEnough(String accept, String contentType) {
        HttpResponse<String> answer = server.get(READ, "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(contentType));
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/fhir+json",
        "application/fhir+xml, application/fhir+xml",
        "application/fhir%2Bxml, application/fhir+xml",
        "text/xml, application/fhir+xml",
        "'', application/fhir+json"
    })
    void theFormatGoesBeforeWhatIsAccepted(String format, String contentType) {
        HttpResponse<String> answer =
                server.get(READ + "?_format=" + format, "Accept", format.isEmpty() ? "*/*" : "image/png");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(contentType));
    }

    private <T extends Resource> T get(Class<T> type, String path) {
        return parsed(type, server.get(path), 200);
    }

    /** "Servers SHOULD always return mandatory elements whether they are requested or not", and mark what is a part. */
    @Test
    void someElementsComeWithThoseThatAreMandatory() {
        CodeSystem read = get(CodeSystem.class, READ + "?_elements=url");
        assertThat(read.getUrl()).endsWith("/m99-region");
        assertThat(read.getStatus()).isNotNull();
        assertThat(read.getContent()).isNotNull();
        assertThat(read.hasName()).isFalse();
        assertThat(read.getMeta().getTagFirstRep().getCode()).isEqualTo("SUBSETTED");

        ValueSet expanded = get(ValueSet.class, EXPAND + "&_elements=expansion.total");
        assertThat(expanded.getStatus()).isNotNull();
        assertThat(expanded.getExpansion().hasTimestamp()).isTrue();
        assertThat(expanded.getExpansion().getTotal()).isPositive();
        assertThat(expanded.getExpansion().hasContains()).isFalse();

        CapabilityStatement metadata = get(CapabilityStatement.class, "/metadata?_elements=url");
        assertThat(metadata.hasKind() && metadata.hasFhirVersion() && metadata.hasFormat())
                .isTrue();
    }

    @Test
    void foundResourcesHaveTheirMandatoryElementsOnEveryPage() {
        Bundle page = get(Bundle.class, "/OperationDefinition?_elements=title&_count=1");
        int found = 0;
        while (true) {
            for (Bundle.BundleEntryComponent entry : page.getEntry()) {
                OperationDefinition definition = (OperationDefinition) entry.getResource();
                assertThat(definition.hasKind() && definition.hasCode() && definition.hasInstance())
                        .isTrue();
                assertThat(definition.hasUrl()).isFalse();
                found++;
            }
            Bundle.BundleLinkComponent next = page.getLink("next");
            if (next == null) {
                break;
            }
            page = get(Bundle.class, next.getUrl().substring(server.base().length()));
        }
        assertThat(found).isEqualTo(page.getTotal()).isGreaterThan(1);
    }

    @Test
    void anEntryOfABundleIsShortenedInTheSameWay() {
        Bundle batch = new Bundle().setType(BundleType.BATCH);
        batch.addEntry().getRequest().setMethod(HTTPVerb.GET).setUrl("ValueSet/m99-all?_elements=url");
        Bundle answer = parsed(
                Bundle.class,
                server.post(
                        "",
                        "application/fhir+json",
                        RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(batch)),
                200);

        ValueSet read = (ValueSet) answer.getEntryFirstRep().getResource();
        assertThat(read.hasStatus()).isTrue();
        assertThat(read.hasName()).isFalse();
    }

    @Test
    void aWishForNoElementIsNone() {
        assertThat(get(ValueSet.class, "/ValueSet/m99-all?_elements=,").hasName())
                .isTrue();
    }

    /** What the author did not say is not known; the element is there all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"", "?includeDefinition=true"})
    void anExpansionHasAStatus(String query) {
        ValueSet expanded =
                parsed(ValueSet.class, server.post("/ValueSet/$expand" + query, "application/fhir+json", """
                        {"resourceType":"ValueSet","compose":{"include":[
                        {"system":"https://w3id.org/foramen/CodeSystem/m99-region"}]}}"""), 200);

        assertThat(expanded.getStatus().toCode()).isEqualTo("unknown");
    }
}
