package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.parser.IParser;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are too deep, too large, or lack what must be there: each is refused with what to do about it. */
class HostileBodiesTest {

    private static final String JSON = "application/fhir+json";
    private static final String XML = "application/fhir+xml";
    private static final RunningFhirServer SERVER = RunningFhirServer.shared();

    private static OperationOutcome.OperationOutcomeIssueComponent issue(
            HttpResponse<String> response, int status, IParser parser) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return parser.parseResource(OperationOutcome.class, response.body()).getIssueFirstRep();
    }

    private static OperationOutcome.OperationOutcomeIssueComponent issue(HttpResponse<String> response, int status) {
        return issue(response, status, RunningFhirServer.CONTEXT.newJsonParser());
    }

    private static String parameters(String... parameters) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", parameters) + "]}";
    }

    private static String resource(String name, String resource) {
        return "{\"name\":\"" + name + "\",\"resource\":" + resource + "}";
    }

    private static String codeSystem(String concepts) {
        return "{\"resourceType\":\"CodeSystem\",\"url\":\"http://x/s\",\"version\":\"1\",\"status\":\"active\","
                + "\"content\":\"complete\",\"concept\":[" + concepts + "]}";
    }

    private static String valueSet(String include) {
        return "{\"resourceType\":\"ValueSet\",\"status\":\"active\",\"compose\":{\"include\":[" + include + "]}}";
    }

    private static final String CODE = "{\"name\":\"code\",\"valueCode\":\"a\"}";
    private static final String SYSTEM = "{\"name\":\"system\",\"valueUri\":\"http://x/s\"}";
    private static final String WHOLE = resource("valueSet", valueSet("{\"system\":\"http://x/s\"}"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"code\":\"a\"},{\"display\":\"x\"}; CodeSystem.concept[1].code",
                "{\"code\":\"a\",\"concept\":[{\"display\":\"x\"}]}; CodeSystem.concept[0].concept[0].code",
                "{\"code\":\"a\",\"designation\":[{\"language\":\"de\"}]}; CodeSystem.concept[0].designation[0].value",
                "{\"code\":\"a\",\"property\":[{\"code\":\"p\"}]}; CodeSystem.concept[0].property[0].value",
                "{\"code\":\"a\",\"property\":[{\"valueCode\":\"p\"}]}; CodeSystem.concept[0].property[0].code"
            })
    void whatACodeSystemLacksIsNamedByEveryOperation(String concepts, String missing) {
        String brought = resource("tx-resource", codeSystem(concepts));
        String url = "{\"name\":\"url\",\"valueUri\":\"http://x/s\"}";
        assertMissing("/CodeSystem/$lookup", parameters(brought, SYSTEM, CODE), missing);
        assertMissing("/CodeSystem/$validate-code", parameters(brought, url, CODE), missing);
        assertMissing("/ValueSet/$expand", parameters(brought, WHOLE), missing);
        assertMissing("/ValueSet/$validate-code", parameters(brought, WHOLE, SYSTEM, CODE), missing);
        assertMissing("/$cache-control?mode=start", parameters(brought), missing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"system\":\"http://x/s\",\"concept\":[{\"display\":\"x\"}]}; include[0].concept[0].code",
                "{\"system\":\"http://x/s\",\"filter\":[{\"op\":\"=\",\"value\":\"x\"}]}; include[0].filter[0].property",
                "{\"system\":\"http://x/s\",\"concept\":[{\"code\":\"a\",\"designation\":[{\"language\":\"de\"}]}]}; "
                        + "include[0].concept[0].designation[0].value"
            })
    void whatAValueSetLacksIsNamed(String include, String missing) {
        String brought = resource("tx-resource", codeSystem("{\"code\":\"a\"}"));
        String given = resource("valueSet", valueSet(include));
        String element = "ValueSet.compose." + missing;
        assertMissing("/ValueSet/$expand", parameters(brought, given), element);
        assertMissing("/ValueSet/$validate-code", parameters(brought, given, SYSTEM, CODE), element);
    }

    @Test
    void whatAConceptMapLacksIsNamed() {
        String map = "{\"resourceType\":\"ConceptMap\",\"status\":\"active\",\"group\":[{\"source\":\"http://x/s\","
                + "\"element\":[{\"code\":\"a\",\"target\":[{\"code\":\"b\",\"dependsOn\":[{\"value\":\"v\"}]}]}]}]}";
        assertMissing(
                "/ConceptMap/$translate",
                parameters(resource("conceptMap", map), SYSTEM, CODE),
                "ConceptMap.group[0].element[0].target[0].dependsOn[0].property");
    }

    private static void assertMissing(String path, String body, String missing) {
        OperationOutcome.OperationOutcomeIssueComponent issue = issue(SERVER.post(path, JSON, body), 400);
        assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.REQUIRED);
        assertThat(issue.getExpression().get(0).getValue()).isEqualTo(missing);
        assertThat(issue.getDetails().getText()).contains(missing);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 5_000})
    void xmlThatIsTooDeepIsRefused(int depth) {
        String concepts = "<concept><code value=\"a\"/>".repeat(depth) + "</concept>".repeat(depth);
        String body =
                "<CodeSystem xmlns=\"http://hl7.org/fhir\"><url value=\"http://x/s\"/>" + concepts + "</CodeSystem>";
        assertTooDeep(SERVER.post("/CodeSystem/$validate-code?code=a", XML, body), true);
    }

    @Test
    void aNarrativeThatIsTooDeepIsRefused() {
        String div = "<div xmlns='http://www.w3.org/1999/xhtml'>&nbsp;" + "<p>".repeat(5_000) + "</p>".repeat(5_000)
                + "</div>";
        String narrative =
                "{\"resourceType\":\"CodeSystem\",\"url\":\"http://x/s\",\"text\":{\"status\":\"generated\",\"div\":\""
                        + div + "\"}}";
        assertTooDeep(SERVER.post("/CodeSystem/$validate-code?code=a", JSON, narrative), false);
        String inXml = "<CodeSystem xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>" + div
                + "</text></CodeSystem>";
        assertTooDeep(SERVER.post("/CodeSystem/$validate-code?code=a", XML, inXml), true);
    }

    @Test
    void aLongFlatNarrativeIsNotTooDeep() {
        String div = "<div xmlns='http://www.w3.org/1999/xhtml'>" + "<p title='>'>a<br/></p>".repeat(5_000) + "</div>";
        String body =
                "{\"resourceType\":\"CodeSystem\",\"url\":\"http://x/s\",\"text\":{\"status\":\"generated\",\"div\":\""
                        + div + "\"},\"status\":\"active\",\"content\":\"complete\",\"concept\":[{\"code\":\"a\"}]}";
        assertThat(SERVER.post("/CodeSystem/$validate-code?code=a", JSON, body).statusCode())
                .isEqualTo(200);
    }

    private static void assertTooDeep(HttpResponse<String> response, boolean xml) {
        OperationOutcome.OperationOutcomeIssueComponent issue = issue(
                response,
                400,
                xml ? RunningFhirServer.CONTEXT.newXmlParser() : RunningFhirServer.CONTEXT.newJsonParser());
        assertThat(issue.getDiagnostics()).contains("more than 400 deep");
    }

    @Test
    void documentTypesAreRefused() {
        String body = "<!DOCTYPE Parameters [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
                + "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"code\"/>"
                + "<valueCode value=\"&a;\"/></parameter></Parameters>";
        assertThat(SERVER.post("/CodeSystem/$lookup", XML, body).statusCode()).isEqualTo(400);
    }

    @Test
    void whatHapisParserTripsOverIsTheClientsFault() {
        String body = "{\"resourceType\":\"CodeSystem\",\"url\":\"http://x/s\",\"extension\":[null]}";
        assertThat(issue(SERVER.post("/CodeSystem/$validate-code?code=a", JSON, body), 400)
                        .getDiagnostics())
                .contains("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 600, 3_000})
    void aHierarchyThatIsTooDeepIsAListInEveryForm(int depth) {
        String concepts = IntStream.range(0, depth)
                .mapToObj(number -> "{\"code\":\"c" + number + "\""
                        + (number == 0
                                ? "}"
                                : ",\"property\":[{\"code\":\"parent\",\"valueCode\":\"c" + (number - 1) + "\"}]}"))
                .collect(Collectors.joining(","));
        String body = parameters(
                resource("tx-resource", codeSystem(concepts)), WHOLE, "{\"name\":\"limit\",\"valueInteger\":10000}");
        String path = "/ValueSet/$expand";
        ValueSet json = RunningFhirServer.parsed(ValueSet.class, SERVER.post(path, JSON, body), 200);
        ValueSet pretty =
                RunningFhirServer.parsed(ValueSet.class, SERVER.post(path + "?_pretty=true", JSON, body), 200);
        ValueSet xml = RunningFhirServer.CONTEXT
                .newXmlParser()
                .parseResource(
                        ValueSet.class,
                        SERVER.post(path, JSON, body, "Accept", XML).body());
        assertThat(json.getExpansion().getContains()).hasSize(depth);
        assertThat(pretty.equalsDeep(json)).isTrue();
        assertThat(xml.equalsDeep(json)).isTrue();
    }

    @Test
    void aHierarchyThatCanBeReadIsATree() {
        String concepts = IntStream.range(0, 100)
                .mapToObj(number -> "{\"code\":\"c" + number + "\""
                        + (number == 0
                                ? "}"
                                : ",\"property\":[{\"code\":\"parent\",\"valueCode\":\"c" + (number - 1) + "\"}]}"))
                .collect(Collectors.joining(","));
        String body = parameters(resource("tx-resource", codeSystem(concepts)), WHOLE);
        ValueSet told = RunningFhirServer.parsed(ValueSet.class, SERVER.post("/ValueSet/$expand", JSON, body), 200);
        assertThat(told.getExpansion().getContains()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"offset", "count"})
    void aNumberThatIsTooLargeIsToldTheLargest(String parameter) {
        String path = "/ValueSet/$expand?url=http://hl7.org/fhir/ValueSet/administrative-gender&" + parameter;
        assertThat(issue(SERVER.get(path + "=1073741824"), 400).getDiagnostics())
                .contains("from 0 to 999999999, not '1073741824'");
        assertThat(issue(SERVER.get(path + "=" + "9".repeat(5_000)), 400).getDiagnostics())
                .hasSizeLessThan(300);
    }

    @Test
    void tooManyLanguagesAreToldHowManyThereMayBe() {
        String path = "/CodeSystem/$lookup?system=http://hl7.org/fhir/sid/icd-10-cm&code=M99&displayLanguage=";
        OperationOutcome.OperationOutcomeIssueComponent issue = issue(SERVER.get(path + "en,".repeat(99) + "en"), 400);
        assertThat(issue.getDiagnostics()).contains("at most 50").doesNotContain("en,en");
        assertThat(issue(SERVER.get(path + "!".repeat(5_000)), 400).getDiagnostics())
                .hasSizeLessThan(300);
    }

    @Test
    void aFilterIsAsLongAsPeopleType() {
        String filter = "{\"name\":\"filter\",\"valueString\":\"" + "a ".repeat(501) + "\"}";
        String body = parameters(resource("tx-resource", codeSystem("{\"code\":\"a\"}")), WHOLE, filter);
        assertThat(issue(SERVER.post("/ValueSet/$expand", JSON, body), 400).getDiagnostics())
                .contains("more than 1000 characters");
    }

    @Test
    void aRefusalDoesNotRepeatABody() {
        String body = parameters("{\"name\":\"system\",\"valueUri\":\"http://x/" + "a".repeat(100_000) + "\"}", CODE);
        assertThat(SERVER.post("/CodeSystem/$lookup", JSON, body).body()).hasSizeLessThan(10_000);
    }

    @Test
    void aCallOfManyFiltersIsTooCostlyAndSaysSo() {
        String concepts = IntStream.range(0, 5_000)
                .mapToObj(number -> "{\"code\":\"c" + number + "\",\"display\":\"Concept\"}")
                .collect(Collectors.joining(","));
        String includes = IntStream.range(0, 2_500)
                .mapToObj(number -> "{\"system\":\"http://x/s\",\"filter\":[{\"property\":\"display\",\"op\":\"regex\","
                        + "\"value\":\"x" + number + "\"}]}")
                .collect(Collectors.joining(","));
        String body =
                parameters(resource("tx-resource", codeSystem(concepts)), resource("valueSet", valueSet(includes)));
        OperationOutcome.OperationOutcomeIssueComponent issue =
                issue(SERVER.post("/ValueSet/$expand", JSON, body), 422);
        assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.TOOCOSTLY);
        String validated = parameters(
                resource("tx-resource", codeSystem(concepts)), resource("valueSet", valueSet(includes)), SYSTEM, CODE);
        assertThat(SERVER.post("/ValueSet/$validate-code", JSON, validated).statusCode())
                .isEqualTo(200);
    }
}
