package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TerminologyCapabilities;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several calls in one Bundle (https://hl7.org/fhir/R4/http.html#transaction). */
class BundleTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String LOOKUP = "CodeSystem/$lookup?system=" + ICD + "&code=M99.74";
    private static final String UNKNOWN = "CodeSystem/$lookup?system=" + ICD + "&code=M99.7X";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private static Bundle batch(String... urls) {
        Bundle bundle = new Bundle().setType(BundleType.BATCH);
        for (String url : urls) {
            add(bundle, HTTPVerb.GET, url);
        }
        return bundle;
    }

    private static BundleEntryComponent add(Bundle bundle, HTTPVerb method, String url) {
        BundleEntryComponent entry = bundle.addEntry();
        entry.getRequest().setMethod(method).setUrl(url);
        return entry;
    }

    private <T extends Resource> T posted(Class<T> type, Bundle bundle, int status) {
        String body = RunningFhirServer.CONTEXT.newJsonParser().encodeResourceToString(bundle);
        return parsed(type, server.post("", "application/fhir+json", body), status);
    }

    private List<BundleEntryComponent> answers(Bundle bundle) {
        Bundle answer = posted(Bundle.class, bundle, 200);
        assertThat(answer.getType()).isEqualTo(BundleType.BATCHRESPONSE);
        assertThat(answer.getEntry()).hasSameSizeAs(bundle.getEntry());
        return answer.getEntry();
    }

    private static OperationOutcome outcome(BundleEntryComponent entry) {
        return (OperationOutcome) entry.getResponse().getOutcome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LOOKUP,
                "/" + LOOKUP,
                "CodeSystem/icd-10-cm/$lookup?code=M99.74",
                "ValueSet/m99-region-sacral",
                "ValueSet/m99-region-sacral?_summary=true",
                "ConceptMap/$translate?system=" + ICD + "&code=M99.65",
                "$versions"
            })
    void anEntryIsAnsweredAsTheCallItselfIs(String url) {
        BundleEntryComponent entry = answers(batch(url)).get(0);
        assertThat(entry.getResponse().getStatus()).isEqualTo("200 OK");
        Resource alone = (Resource) RunningFhirServer.CONTEXT
                .newJsonParser()
                .parseResource(server.get("/" + url.replaceFirst("^/", "")).body());
        assertThat(entry.getResource().equalsDeep(alone)).isTrue();
    }

    @Test
    void metadataAndSearchesAreReadToo() {
        List<BundleEntryComponent> answers = answers(batch(
                "metadata",
                "metadata?mode=terminology",
                "ValueSet?url=https://w3id.org/foramen/ValueSet/m99-all",
                "ValueSet?name=nothing-is-called-so",
                "ValueSet?_count=2&_summary=true"));
        assertThat(answers.get(0).getResource()).isInstanceOf(CapabilityStatement.class);
        assertThat(answers.get(1).getResource()).isInstanceOf(TerminologyCapabilities.class);
        Bundle found = (Bundle) answers.get(2).getResource();
        assertThat(found.getType()).isEqualTo(BundleType.SEARCHSET);
        assertThat(found.getEntry()).hasSize(1);
        assertThat(((Bundle) answers.get(3).getResource()).getEntry()).isEmpty();
        Bundle page = (Bundle) answers.get(4).getResource();
        assertThat(page.getEntry()).hasSize(2);
        assertThat(((ValueSet) page.getEntryFirstRep().getResource()).hasCompose())
                .isFalse();
        assertThat(page.getLink("next").getUrl()).startsWith(server.base());
    }

    @Test
    void anOperationMayBePostedWithItsParameters() {
        Bundle bundle = new Bundle().setType(BundleType.BATCH);
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("system").setValue(new UriType(ICD));
        parameters.addParameter().setName("code").setValue(new CodeType("M99.74"));
        add(bundle, HTTPVerb.POST, "CodeSystem/$lookup").setResource(parameters);
        Parameters answer = (Parameters) answers(bundle).get(0).getResource();
        assertThat(answer.getParameterValue("display").primitiveValue()).contains("sacral");
    }

    @Test
    void inABatchEachEntryHasItsOwnStatusAndOutcome() {
        List<BundleEntryComponent> answers = answers(batch(LOOKUP, UNKNOWN, "ValueSet/none", LOOKUP));
        assertThat(answers)
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("200 OK", "404 Not Found", "404 Not Found", "200 OK");
        assertThat(answers.get(1).hasResource()).isFalse();
        assertThat(outcome(answers.get(1)).getIssueFirstRep().getDetails().getText())
                .contains("M99.7X");
        assertThat(outcome(answers.get(1)).getIssueFirstRep().getExpression())
                .extracting("value")
                .containsExactly("Bundle.entry[1]", "code");
    }

    @Test
    void aTransactionIsAnsweredAsAWhole() {
        Bundle good = batch(LOOKUP, "ValueSet/m99-all").setType(BundleType.TRANSACTION);
        Bundle answer = posted(Bundle.class, good, 200);
        assertThat(answer.getType()).isEqualTo(BundleType.TRANSACTIONRESPONSE);
        assertThat(answer.getEntry())
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("200 OK", "200 OK");
    }

    @Test
    void aTransactionFailsAsTheFirstEntryThatFails() {
        Bundle bad = batch(LOOKUP, LOOKUP, UNKNOWN, "nonsense").setType(BundleType.TRANSACTION);
        OperationOutcome outcome = posted(OperationOutcome.class, bad, 404);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("Bundle.entry[2]");
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).contains("M99.7X");
        Bundle writing = batch(LOOKUP).setType(BundleType.TRANSACTION);
        add(writing, HTTPVerb.DELETE, "ValueSet/m99-all");
        posted(OperationOutcome.class, writing, 405);
    }

    @Test
    void aClosureTableIsMaintainedInABatchByPostAndNotInATransaction() {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("name").setValue(new StringType("in-a-bundle"));
        for (String url : List.of("$closure", "ConceptMap/$closure")) {
            Bundle bundle = new Bundle().setType(BundleType.BATCH);
            add(bundle, HTTPVerb.POST, url).setResource(parameters);
            add(bundle, HTTPVerb.GET, url + "?name=in-a-bundle");
            assertThat(answers(bundle))
                    .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                    .containsExactly("200", "405");
        }
        Bundle transaction = new Bundle().setType(BundleType.TRANSACTION);
        add(transaction, HTTPVerb.POST, "$closure").setResource(parameters);
        OperationOutcome outcome = posted(OperationOutcome.class, transaction, 400);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("batch");
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, ValueSet/x, 405, is not supported",
        "POST, ValueSet, 405, is not supported",
        "DELETE, ValueSet/m99-all, 405, is not supported",
        "PATCH, ValueSet/m99-all, 405, is not supported",
        "HEAD, ValueSet/m99-all, 405, GET",
        "POST, /, 405, is not supported",
        "GET, http://example.org/fhir/ValueSet/x, 400, relative",
        "GET, CodeSystem?name=%ZZ, 400, percent",
        "GET, CodeSystem?_sort=url, 400, _sort",
        "GET, CodeSystem?colour=red, 400, colour",
        "GET, CodeSystem/$guess, 404, $guess",
        "POST, CodeSystem/icd-10-cm/$batch-validate-code, 404, by its id",
        "POST, $cache-control?mode=start, 400, call it by itself",
        "GET, CodeSystem?name=a b, 400, %20",
        "GET, ValueSet/none/$expand, 404, none",
        "GET, Blood/x, 404, Blood",
        "GET, ../../health, 404, .."
    })
    void whatCannotBeCalledIsRefusedByName(HTTPVerb method, String url, int status, String text) {
        Bundle bundle = new Bundle().setType(BundleType.BATCH);
        add(bundle, method, url).setResource(new ValueSet().setUrl("http://example.org/x"));
        BundleEntryComponent answer = answers(bundle).get(0);
        assertThat(answer.getResponse().getStatus()).startsWith(status + " ");
        assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).contains(text);
    }

    @Test
    void anEntryNeedsARequestAndMayNotSetAConditionForWriting() {
        Bundle bundle = batch(LOOKUP);
        bundle.addEntry().setFullUrl("urn:uuid:80458796-b204-4d17-ac1c-8443dd8cb35b");
        add(bundle, HTTPVerb.GET, "ValueSet/m99-all").getRequest().setIfMatch("W/\"1\"");
        add(bundle, HTTPVerb.GET, "ValueSet/m99-all").getRequest().setIfNoneMatch("W/\"1\"");
        assertThat(answers(bundle))
                .extracting(entry -> entry.getResponse().getStatus())
                .containsExactly("200 OK", "400 Bad Request", "400 Bad Request", "200 OK");
    }

    @Test
    void expansionsAreBoundedTogether() {
        CodeSystem large = new CodeSystem()
                .setUrl("http://example.org/large")
                .setStatus(PublicationStatus.ACTIVE)
                .setContent(CodeSystemContentMode.COMPLETE);
        for (int index = 0; index < 6000; index++) {
            large.addConcept().setCode("c" + index);
        }
        ValueSet all = new ValueSet().setStatus(PublicationStatus.ACTIVE);
        all.getCompose().addInclude().setSystem(large.getUrl());
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("tx-resource").setResource(large);
        parameters.addParameter().setName("valueSet").setResource(all);
        parameters.addParameter("count", new IntegerType(6000));
        Bundle bundle = new Bundle().setType(BundleType.BATCH);
        for (int index = 0; index < 9; index++) {
            add(bundle, HTTPVerb.POST, "ValueSet/$expand").setResource(parameters);
        }
        assertThat(answers(bundle))
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .startsWith("200", "200")
                .endsWith("200", "422");
    }

    @Test
    void aBundleThatIsNoBatchOrTooLargeIsRefused() {
        OperationOutcome type = posted(OperationOutcome.class, batch(LOOKUP).setType(BundleType.COLLECTION), 400);
        assertThat(type.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("Bundle.type");
        String[] many = new String[101];
        Arrays.fill(many, "$versions");
        OperationOutcome size = posted(OperationOutcome.class, batch(many), 422);
        assertThat(size.getIssueFirstRep().getDiagnostics()).contains("100");
    }

    @Test
    void theCapabilityStatementSaysSo() {
        CapabilityStatement statement = parsed(CapabilityStatement.class, server.get("/metadata"), 200);
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactlyInAnyOrder("transaction", "batch");
    }
}
