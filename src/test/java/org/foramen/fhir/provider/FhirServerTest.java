package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.foramen.fhir.provider.RunningFhirServer.parsed;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The terminology service as a client sees it, on the published knowledge. */
class FhirServerTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String OURS = "https://w3id.org/foramen";
    private static final String FHIR_JSON = "application/fhir+json";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private <T extends IBaseResource> T get(Class<T> type, String path) {
        return parsed(type, server.get(path), 200);
    }

    private static List<String> codes(ValueSet expanded) {
        return expanded.getExpansion().getContains().stream()
                .map(ValueSetExpansionContainsComponent::getCode)
                .toList();
    }

    /** The texts of a part of every parameter of that name whose code part is {@code code}. */
    private static List<String> properties(Parameters parameters, String code) {
        return parameters.getParameter().stream()
                .filter(each -> each.getName().equals("property"))
                .filter(each ->
                        each.getPartFirstRep().getValue().primitiveValue().equals(code))
                .map(each -> each.getPart().get(1))
                .map(ParametersParameterComponent::getValue)
                .map(FhirServerTest::text)
                .toList();
    }

    private static String text(Type value) {
        return value instanceof org.hl7.fhir.r4.model.Coding coding ? coding.getCode() : value.primitiveValue();
    }

    private static String value(Parameters parameters, String name) {
        return parameters.getParameterValue(name).primitiveValue();
    }

    @Test
    void lookupTellsDisplayParentAndTheAxes() {
        Parameters answer = get(Parameters.class, "/CodeSystem/$lookup?system=" + ICD + "&code=M99.74");

        assertThat(value(answer, "display"))
                .isEqualTo("Connective tissue and disc stenosis of intervertebral foramina of sacral region");
        assertThat(value(answer, "version")).isEqualTo("2027");
        assertThat(properties(answer, "parent")).containsExactly("M99.7");
        assertThat(properties(answer, "billable")).containsExactly("true");
        assertThat(properties(answer, "region")).containsExactly("sacral");
        assertThat(properties(answer, "structure")).containsExactly("intervertebral-foramen");
        assertThat(properties(answer, "mechanism")).containsExactlyInAnyOrder("connective-tissue", "disc");
        assertThat(answer.getParameter())
                .filteredOn(each -> each.getName().equals("designation"))
                .isNotEmpty();
    }

    @Test
    void lookupTellsOnlyThePropertiesAskedFor() {
        Parameters answer = get(Parameters.class, "/CodeSystem/$lookup?system=" + ICD + "&code=M99.74&property=region");

        assertThat(answer.getParameter())
                .filteredOn(each -> each.getName().equals("property"))
                .hasSize(1);
        assertThat(answer.getParameter()).noneMatch(each -> each.getName().equals("designation"));
    }

    @Test
    void validateCodeSaysWhatIsWrongWithADisplay() {
        Parameters answer =
                get(Parameters.class, "/CodeSystem/$validate-code?url=" + ICD + "&code=M99.76&display=wrong");

        assertThat(value(answer, "result")).isEqualTo("false");
        assertThat(value(answer, "message"))
                .contains("'wrong'")
                .contains("Connective tissue and disc stenosis of intervertebral foramina of lower extremity");
        OperationOutcome issues =
                (OperationOutcome) answer.getParameter("issues").getResource();
        assertThat(issues.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("display");
    }

    @ParameterizedTest
    @CsvSource({"M99.74,true", "M99.7,false", "M99,false", "M51.17,false", "M99.7X,false"})
    void validateCodeKnowsBillableFromHeader(String code, String result) {
        Parameters answer = get(
                Parameters.class,
                "/ValueSet/$validate-code?url=" + OURS + "/ValueSet/m99-billable&system=" + ICD + "&code=" + code);

        assertThat(value(answer, "result")).isEqualTo(result);
    }

    @Test
    void aCodeThatTheFragmentMustHaveButHasNotIsWrong() {
        Parameters covered = get(Parameters.class, "/CodeSystem/$validate-code?url=" + ICD + "&code=M99.7X");
        Parameters elsewhere = get(Parameters.class, "/CodeSystem/$validate-code?url=" + ICD + "&code=A00.0");

        assertThat(value(covered, "result")).isEqualTo("false");
        assertThat(value(elsewhere, "result")).isEqualTo("true");
        OperationOutcome issues =
                (OperationOutcome) elsewhere.getParameter("issues").getResource();
        assertThat(issues.getIssueFirstRep().getDetails().getText()).contains("fragment");
    }

    @Test
    void expandGivesExactlyTheCodesOfTheValueSet() {
        ValueSet sacralOrPelvic =
                get(ValueSet.class, "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-sacral-or-pelvic");

        assertThat(codes(sacralOrPelvic))
                .containsExactlyInAnyOrder(
                        "M99.04", "M99.14", "M99.24", "M99.34", "M99.44", "M99.54", "M99.64", "M99.74", "M99.84",
                        "M99.05", "M99.15", "M99.25", "M99.35", "M99.45", "M99.55", "M99.65", "M99.75", "M99.85");
        assertThat(sacralOrPelvic.getExpansion().getTotal()).isEqualTo(18);
    }

    @Test
    void expandByPageConcatenatesToTheWhole() {
        String all = "/ValueSet/$expand?excludeNested=true&url=" + OURS + "/ValueSet/m99-all";
        List<String> whole = codes(get(ValueSet.class, all));
        List<String> pages = Stream.of(0, 40, 80, 120)
                .flatMap(offset -> codes(get(ValueSet.class, all + "&count=40&offset=" + offset)).stream())
                .toList();

        assertThat(whole).hasSize(101);
        assertThat(pages).isEqualTo(whole);
    }

    @Test
    void translateGivesEveryAxis() {
        Parameters answer = get(Parameters.class, "/ConceptMap/$translate?system=" + ICD + "&code=M99.65");

        assertThat(value(answer, "result")).isEqualTo("true");
        assertThat(answer.getParameter().stream()
                        .filter(each -> each.getName().equals("match"))
                        .map(each -> text(each.getPart().get(1).getValue())))
                .contains("pelvic", "osseous", "subluxation", "intervertebral-foramen");
    }

    @Test
    void instanceLevelIsTheSameAsNamingTheResource() {
        assertThat(value(get(Parameters.class, "/CodeSystem/icd-10-cm/$lookup?code=M99.74"), "display"))
                .startsWith("Connective tissue");
        assertThat(codes(get(ValueSet.class, "/ValueSet/m99-region-sacral/$expand")))
                .contains("M99.74");
        assertThat(value(
                        get(Parameters.class, "/ValueSet/m99-billable/$validate-code?system=" + ICD + "&code=M99.74"),
                        "result"))
                .isEqualTo("true");
        assertThat(value(get(Parameters.class, "/CodeSystem/icd-10-cm/$subsumes?codeA=M99&codeB=M99.7"), "outcome"))
                .isEqualTo("subsumes");
        assertThat(value(
                        get(Parameters.class, "/ConceptMap/m99-to-region/$translate?system=" + ICD + "&code=M99.65"),
                        "result"))
                .isEqualTo("true");
    }

    @Test
    void postTakesCodingsConceptsAndValueSets() {
        String concept = """
                {"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"%s/ValueSet/m99-all"},
                {"name":"codeableConcept","valueCodeableConcept":{"coding":[{},{"system":"http://example.org/x","code":"y"},
                {"system":"%s","code":"M99.74"}]}}]}""".formatted(OURS, ICD);
        Parameters valid = parsed(Parameters.class, server.post("/ValueSet/$validate-code", FHIR_JSON, concept), 200);
        assertThat(value(valid, "result")).isEqualTo("true");

        String inline = """
                {"resourceType":"ValueSet","status":"active","compose":{"include":[{"system":"%s","filter":[
                {"property":"region","op":"=","value":"sacral"},{"property":"mechanism","op":"=","value":"disc"}]}]}}""".formatted(ICD);
        assertThat(codes(parsed(ValueSet.class, server.post("/ValueSet/$expand", FHIR_JSON, inline), 200)))
                .containsExactly("M99.54", "M99.74");
        String wrapped = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"valueSet\",\"resource\":" + inline
                + "},{\"name\":\"count\",\"valueInteger\":1}]}";
        ValueSet page = parsed(ValueSet.class, server.post("/ValueSet/$expand", FHIR_JSON, wrapped), 200);
        assertThat(codes(page)).containsExactly("M99.54");
        assertThat(page.getExpansion().getTotal()).isEqualTo(2);
    }

    @Test
    void whatComesWithACallIsKnownForThatCallOnly() {
        String companions = """
                {"resourceType":"Parameters","parameter":[
                {"name":"tx-resource","resource":{"resourceType":"CodeSystem","url":"http://example.org/cs","version":"1",
                "status":"active","content":"complete","concept":[{"code":"a","display":"A"},{"code":"b"}]}},
                {"name":"tx-resource","resource":{"resourceType":"ValueSet","url":"http://example.org/vs","version":"1",
                "status":"active","compose":{"include":[{"system":"http://example.org/cs"},
                {"valueSet":["%s/ValueSet/m99-region-sacral"]}]}}},
                {"name":"url","valueUri":"http://example.org/vs"}]}""".formatted(OURS);
        ValueSet expanded = parsed(ValueSet.class, server.post("/ValueSet/$expand", FHIR_JSON, companions), 200);
        assertThat(codes(expanded)).startsWith("a", "b").contains("M99.74").hasSize(11);

        parsed(OperationOutcome.class, server.get("/ValueSet/$expand?url=http://example.org/vs"), 404);
        parsed(OperationOutcome.class, server.get("/CodeSystem/$lookup?system=http://example.org/cs&code=a"), 404);
    }

    @Test
    void xmlIsSpokenBothWays() {
        String xml = "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name value=\"coding\"/><valueCoding>"
                + "<system value=\"" + ICD + "\"/><code value=\"M99.74\"/></valueCoding></parameter></Parameters>";
        HttpResponse<String> answer = server.post("/CodeSystem/$lookup?_format=xml", "application/fhir+xml", xml);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/fhir+xml");
        assertThat(answer.body()).startsWith("<Parameters").contains("sacral region");
        assertThat(server.get("/CodeSystem/$lookup?system=" + ICD + "&code=M99.74", "Accept", "application/fhir+xml")
                        .body())
                .startsWith("<Parameters");
    }

    @Test
    void elementsLeaveOutPartsOfAnAnswer() {
        ValueSet expanded =
                get(ValueSet.class, "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-region-sacral&_elements=url");

        assertThat(expanded.getUrl()).isEqualTo(OURS + "/ValueSet/m99-region-sacral");
        assertThat(expanded.hasName()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "application/fhir+json,application/fhir+json",
        "application/json,application/fhir+json",
        "*/*,application/fhir+json",
        "'text/html,application/xhtml+xml,*/*;q=0.8',application/fhir+json",
        "'application/fhir+xml;q=0.5,application/fhir+json',application/fhir+json"
    })
    void theAnswerIsInTheFormThatTheClientAccepts(String accept, String contentType) {
        HttpResponse<String> answer =
                server.get("/CodeSystem/$lookup?system=" + ICD + "&code=M99.74", "Accept", accept);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(contentType);
        assertThat(answer.body()).startsWith("{");
    }

    @Test
    void searchFindsByUrlVersionNameTitleStatusAndId() {
        assertThat(found("/CodeSystem?url=" + ICD)).containsExactly("icd-10-cm");
        assertThat(found("/CodeSystem?url=" + ICD + "&version=2027")).containsExactly("icd-10-cm");
        assertThat(found("/CodeSystem?url=" + ICD + "&version=2026")).isEmpty();
        assertThat(found("/CodeSystem?_id=m99-region,m99-structure")).containsExactly("m99-region", "m99-structure");
        assertThat(found("/CodeSystem?name=icd10cm")).containsExactly("icd-10-cm");
        assertThat(found("/ValueSet?title:contains=sacral%20or%20pelvic")).containsExactly("m99-sacral-or-pelvic");
        assertThat(found("/ConceptMap?status=retired")).isEmpty();
        assertThat(found("/ConceptMap?status=active,retired")).contains("m99-to-region");
    }

    private List<String> found(String path) {
        return get(Bundle.class, path).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    @Test
    void headIsGetWithoutBody() {
        assertThat(server.call("HEAD", "/CodeSystem?_count=1").statusCode()).isEqualTo(200);
        HttpResponse<String> lookup =
                server.call("HEAD", "/CodeSystem/$lookup?system=" + ICD + "&code=M99.74&_format=json");
        assertThat(lookup.statusCode()).isEqualTo(200);
        assertThat(lookup.body()).isEmpty();
    }

    @Test
    void anUnknownValueSetIsNamedByTheMessage() {
        String url = OURS + "/ValueSet/x";
        for (String operation : List.of("$expand?url=", "$validate-code?system=x&code=y&url=")) {
            OperationOutcome outcome = parsed(OperationOutcome.class, server.get("/ValueSet/" + operation + url), 404);
            assertThat(outcome.getIssueFirstRep().getDetails().getText()).contains("'" + url + "'");
        }
    }

    @Test
    void aCodingWithoutACodeIsNotValid() {
        String body = """
                {"resourceType":"Parameters","parameter":[{"name":"coding","valueCoding":{"system":"%s"}}]}""".formatted(ICD);
        Parameters answer = parsed(Parameters.class, server.post("/CodeSystem/$validate-code", FHIR_JSON, body), 200);
        assertThat(value(answer, "result")).isEqualTo("false");
        assertThat(value(answer, "message")).contains("no code");
    }

    @Test
    void aCodingWithoutACodeIsRefusedByName() {
        String body = """
                {"resourceType":"Parameters","parameter":[{"name":"coding","valueCoding":{"system":"%s"}}]}""".formatted(ICD);
        OperationOutcome outcome =
                parsed(OperationOutcome.class, server.post("/CodeSystem/$lookup", FHIR_JSON, body), 400);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("coding.code");
    }

    @Test
    void differentExpansionsHaveDifferentIdentifiers() {
        String inline = """
                {"resourceType":"ValueSet","status":"active","compose":{"include":[{"system":"%s","filter":[
                {"property":"concept","op":"is-a","value":"%s"}]}]}}""";
        ValueSet six = parsed(
                ValueSet.class, server.post("/ValueSet/$expand", FHIR_JSON, inline.formatted(ICD, "M99.6")), 200);
        ValueSet seven = parsed(
                ValueSet.class, server.post("/ValueSet/$expand", FHIR_JSON, inline.formatted(ICD, "M99.7")), 200);
        assertThat(six.getExpansion().getIdentifier())
                .isNotEqualTo(seven.getExpansion().getIdentifier());
    }

    @Test
    void aTranslationIsForTheVersionThatTheMapIsFor() {
        String path = "/ConceptMap/$translate?url=" + OURS + "/ConceptMap/m99-to-region&code=M99.65&system=" + ICD;
        assertThat(value(get(Parameters.class, path + "&version=2027"), "result"))
                .isEqualTo("true");
        assertThat(value(get(Parameters.class, path + "&version=1999"), "result"))
                .isEqualTo("false");
    }

    @Test
    void searchPagesToTheWhole() {
        Bundle page = get(Bundle.class, "/ValueSet?_count=20");
        int total = page.getTotal();
        int seen = page.getEntry().size();
        while (page.getLink("next") != null) {
            String next = page.getLink("next").getUrl().replace(server.base(), "");
            page = get(Bundle.class, next);
            seen += page.getEntry().size();
        }
        assertThat(total).isGreaterThan(40);
        assertThat(seen).isEqualTo(total);
    }

    @Test
    void summaryAndElementsLeaveOut() {
        CodeSystem summary = (CodeSystem) get(Bundle.class, "/CodeSystem?url=" + ICD + "&_summary=true")
                .getEntryFirstRep()
                .getResource();
        assertThat(summary.getConcept()).isEmpty();
        assertThat(summary.getVersion()).isEqualTo("2027");
        CodeSystem elements = get(CodeSystem.class, "/CodeSystem/icd-10-cm?_elements=url");
        assertThat(elements.getUrl()).isEqualTo(ICD);
        assertThat(elements.getVersion()).isNull();
    }

    static Stream<Arguments> refusals() {
        String lookup = "/CodeSystem/$lookup?";
        return Stream.of(
                Arguments.of("unknown system", lookup + "system=http://example.org/x&code=a", 404, "system"),
                Arguments.of("unknown version", lookup + "system=" + ICD + "&version=1999&code=M99", 404, "system"),
                Arguments.of("unknown code", lookup + "system=" + ICD + "&code=M99.7X", 404, "code"),
                Arguments.of("missing code", lookup + "system=" + ICD, 400, "code"),
                Arguments.of("missing system", lookup + "code=M99", 400, "system"),
                Arguments.of("unknown parameter", lookup + "system=" + ICD + "&code=M99&colour=red", 400, "colour"),
                Arguments.of("not supported", lookup + "system=" + ICD + "&code=M99&date=2026", 400, "date"),
                Arguments.of("repeated", lookup + "system=" + ICD + "&code=M99&code=M99.7", 400, "code"),
                Arguments.of("no value set", "/ValueSet/$expand", 400, "url"),
                Arguments.of(
                        "not a number", "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&count=ten", 400, "count"),
                Arguments.of(
                        "negative", "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all&offset=-1", 400, "offset"),
                Arguments.of(
                        "contradicting path",
                        "/ValueSet/m99-all/$expand?url=" + OURS + "/ValueSet/m99-billable",
                        400,
                        "url"),
                Arguments.of(
                        "contradicting version of the path",
                        "/CodeSystem/icd-10-cm/$lookup?code=M99&version=1999",
                        400,
                        "version"),
                Arguments.of(
                        "contradicting version of a lookup",
                        lookup + "system=" + ICD + "%7C2027&code=M99&version=1999",
                        400,
                        "version"),
                Arguments.of(
                        "contradicting version of a code system",
                        "/CodeSystem/$validate-code?url=" + ICD + "%7C2027&code=M99&version=1999",
                        400,
                        "version"),
                Arguments.of(
                        "contradicting version of a system",
                        "/ValueSet/$validate-code?url=" + OURS + "/ValueSet/m99-all&system=" + ICD
                                + "%7C2027&systemVersion=1999&code=M99",
                        400,
                        "systemVersion"),
                Arguments.of(
                        "contradicting version of a value set",
                        "/ValueSet/$expand?url=" + OURS + "/ValueSet/m99-all%7C0.1.0&valueSetVersion=9",
                        400,
                        "valueSetVersion"),
                Arguments.of(
                        "unknown map", "/ConceptMap/$translate?url=http://x/y&system=" + ICD + "&code=M99", 404, "url"),
                Arguments.of("control character", lookup + "system=" + ICD + "&code=M99%01", 400, "code"),
                Arguments.of("sorting", "/CodeSystem?_sort=url", 400, "_sort"),
                Arguments.of("offset", "/CodeSystem?_count=2&_offset=3", 400, "_offset"),
                Arguments.of("negative count", "/CodeSystem?_count=-1", 400, "_count"),
                Arguments.of("count that is none", "/CodeSystem?_count=abc", 400, "_count"),
                Arguments.of("summary that is none", "/CodeSystem?_summary=bogus", 400, "_summary"),
                Arguments.of("missing that is none", "/CodeSystem?name:missing=maybe", 400, "name:missing"),
                Arguments.of("missing of codes", "/CodeSystem?code:missing=true", 400, "code:missing"),
                Arguments.of("total that is none", "/CodeSystem?_total=some", 400, "_total"),
                Arguments.of("search parameter of a read", "/CodeSystem/m99-region?url=x", 400, "url"),
                Arguments.of("not", "/CodeSystem?status:not=active", 400, "status:not"),
                Arguments.of("tag", "/CodeSystem?_tag=x", 400, "_tag"),
                Arguments.of("unknown operation", "/CodeSystem/$guess?code=M99", 404, "$guess"),
                Arguments.of("operation of another type", "/CodeSystem/icd-10-cm/$expand", 404, "$expand"),
                Arguments.of("history", "/CodeSystem/icd-10-cm/_history", 404, "_history"),
                Arguments.of("unknown search parameter", "/CodeSystem?colour=red&name=x", 400, "colour"),
                Arguments.of("wrong mode", "/metadata?mode=sideways", 400, "mode"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void badInputIsRefusedByName(String what, String path, int status, String element) {
        OperationOutcome outcome = parsed(OperationOutcome.class, server.get(path), status);

        assertThat(outcome.getIssue()).hasSize(1);
        assertThat(outcome.getIssueFirstRep().getExpression())
                .extracting("value")
                .containsExactly(element);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).as(what).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,/CodeSystem/x",
        "DELETE,/CodeSystem/icd-10-cm",
        "PATCH,/CodeSystem/icd-10-cm",
        "OPTIONS,/CodeSystem"
    })
    void nothingIsWritten(String method, String path) {
        HttpResponse<String> response = server.call(method, path);

        parsed(OperationOutcome.class, response, 405);
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD, POST");
    }

    @Test
    void contradictingParametersAreRefused() {
        String body = """
                {"resourceType":"Parameters","parameter":[{"name":"url","valueUri":"%s"},
                {"name":"coding","valueCoding":{"system":"http://example.org/x","code":"a"}},
                {"name":"code","valueCode":"b"}]}""".formatted(ICD);
        OperationOutcome two =
                parsed(OperationOutcome.class, server.post("/CodeSystem/$validate-code", FHIR_JSON, body), 400);
        assertThat(two.getIssueFirstRep().getDiagnostics()).contains("code and coding contradict");

        String other = body.replace(",\n{\"name\":\"code\",\"valueCode\":\"b\"}", "");
        OperationOutcome systems =
                parsed(OperationOutcome.class, server.post("/CodeSystem/$validate-code", FHIR_JSON, other), 400);
        assertThat(systems.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("coding.system");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unparsable body | /CodeSystem/$lookup | application/fhir+json | {not json | 400",
                "wrong content type | /CodeSystem/$lookup | text/csv | a,b | 415",
                "a form | /CodeSystem/$lookup | application/x-www-form-urlencoded | code=M99 | 415",
                "unknown charset | /CodeSystem/$lookup | application/fhir+json;charset=none | {} | 415",
                "charset that is no name | /CodeSystem/$lookup | application/fhir+json;charset=?? | {} | 415",
                "a search that is no form | /CodeSystem/_search | application/fhir+json | {} | 415",
                "an unknown search parameter | /CodeSystem/_search | application/x-www-form-urlencoded | colour=red | 400",
                "no Bundle | '' | application/fhir+json | {\"resourceType\":\"Patient\"} | 400",
                "no body | /CodeSystem/$lookup | application/fhir+json | '' | 400",
                "another resource | /CodeSystem/$lookup | application/fhir+json | {\"resourceType\":\"Patient\"} | 400",
                "unknown operation | /CodeSystem/$guess | application/fhir+json | {\"resourceType\":\"Parameters\"} | 404",
                "unknown type | /Blood/$lookup | application/fhir+json | {\"resourceType\":\"Parameters\"} | 404",
                "a create | /CodeSystem | application/fhir+json | {\"resourceType\":\"CodeSystem\"} | 405"
            })
    void badBodiesAreRefused(String what, String path, String contentType, String body, int status) {
        HttpResponse<String> response = server.post(path, contentType, body);

        OperationOutcome outcome = parsed(OperationOutcome.class, response, status);
        assertThat(outcome.getIssueFirstRep().getSeverity().toCode()).as(what).isEqualTo("error");
        assertThat(response.body())
                .doesNotContain("org.foramen")
                .doesNotContain("Exception")
                .doesNotContain("HAPI")
                .doesNotContain("\tat ");
    }

    /** The value set of the path or of the url is the one that is asked about: another one beside it contradicts that. */
    @ParameterizedTest
    @CsvSource({
        "/ValueSet/m99-all/$expand?count=1, 400",
        "/ValueSet/m99-all/$validate-code?system=http://hl7.org/fhir/sid/icd-10-cm&code=M99.0, 400",
        "/ValueSet/$expand?count=1&url=http://example.org/other, 400",
        "/ValueSet/$expand?count=1&url=http://example.org/given, 200",
        "/ValueSet/$expand?count=1, 200"
    })
    void aValueSetThatComesWithTheCallMustBeTheOneThatIsNamed(String path, int status) {
        String body = """
                {"resourceType":"Parameters","parameter":[{"name":"valueSet","resource":{"resourceType":"ValueSet",
                "url":"http://example.org/given","status":"active","compose":{"include":[{"system":"%s"}]}}}]}""".formatted(ICD);
        HttpResponse<String> answer = server.post(path, FHIR_JSON, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.body()).contains("url and valueSet contradict each other");
        }
    }

    @Test
    void aFilterThatIsNotUnderstoodIsAnErrorThatNamesIt() {
        String inline = """
                {"resourceType":"ValueSet","status":"active","compose":{"include":[{"system":"%s","filter":[
                {"property":"colour","op":"=","value":"red"}]}]}}""".formatted(ICD);
        OperationOutcome outcome =
                parsed(OperationOutcome.class, server.post("/ValueSet/$expand", FHIR_JSON, inline), 422);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("colour");
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                .isEqualTo("ValueSet.compose.include[0].filter[0].property");
    }
}
