package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FHIR R4 defines and few servers do, as a client sees it: $translate whole, $find-matches, $closure. */
class LesserOperationsTest {

    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String OURS = "https://w3id.org/foramen";
    private final RunningFhirServer server = RunningFhirServer.shared();

    private HttpResponse<String> post(String path, String... parameters) {
        String body = "{'resourceType':'Parameters','parameter':[" + String.join(",", parameters) + "]}";
        return server.post(path, "application/fhir+json", body.replace('\'', '"'));
    }

    private static <T extends IBaseResource> T parsed(Class<T> type, HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RunningFhirServer.CONTEXT.newJsonParser().parseResource(type, response.body());
    }

    private static List<ParametersParameterComponent> matches(Parameters answer) {
        return answer.getParameter().stream()
                .filter(each -> each.getName().equals("match"))
                .toList();
    }

    private static @Nullable Type part(ParametersParameterComponent match, String name) {
        return match.getPart().stream()
                .filter(part -> part.getName().equals(name))
                .map(ParametersParameterComponent::getValue)
                .findFirst()
                .orElse(null);
    }

    private static String code(ParametersParameterComponent match, String name) {
        return part(match, name) instanceof Coding coding ? coding.getCode() : "none";
    }

    private static String text(ParametersParameterComponent match, String name) {
        Type value = part(match, name);
        return value == null ? "none" : value.primitiveValue();
    }

    private static String simple(String name, String form, String value) {
        return "{'name':'%s','value%s':'%s'}".formatted(name, form, value);
    }

    private static String property(String code, String value) {
        return "{'name':'property','part':[%s,%s]}"
                .formatted(simple("code", "Code", code), simple("value", "Code", value));
    }

    private static String concept(String code) {
        return "{'name':'concept','valueCoding':{'system':'%s','code':'%s'}}".formatted(ICD, code);
    }

    @ParameterizedTest
    @CsvSource({
        "sacral, intervertebral-foramen, disc",
        "https://w3id.org/foramen/CodeSystem/m99-region|sacral, foramen, disc"
    })
    void threeAxesGiveTheCode(String region, String structure, String mechanism) {
        String[] axes = {property("region", region), property("structure", structure), property("mechanism", mechanism)
        };
        Parameters answer = parsed(Parameters.class, post("/CodeSystem/icd-10-cm/$find-matches", axes), 200);
        ParametersParameterComponent best = matches(answer).get(0);
        assertThat(code(best, "code")).isEqualTo("M99.74");
        assertThat(text(best, "comment")).isEqualTo("Has every property given");
        assertThat(matches(answer)).hasSizeBetween(2, 50);

        Parameters exact = parsed(
                Parameters.class,
                post(
                        "/CodeSystem/$find-matches",
                        simple("system", "Uri", ICD),
                        "{'name':'exact','valueBoolean':true}",
                        axes[0],
                        axes[1],
                        axes[2]),
                200);
        assertThat(matches(exact)).extracting(match -> code(match, "code")).containsExactly("M99.74");
    }

    @Test
    void partialInputGivesRankedCandidates() {
        Parameters answer = parsed(
                Parameters.class,
                post(
                        "/CodeSystem/icd-10-cm/$find-matches",
                        property("structure", "intervertebral-foramen"),
                        property("mechanism", "disc")),
                200);
        assertThat(matches(answer))
                .extracting(match -> code(match, "code"))
                .startsWith(
                        "M99.70", "M99.71", "M99.72", "M99.73", "M99.74", "M99.75", "M99.76", "M99.77", "M99.78",
                        "M99.79", "M99.7");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "unknown property; {'name':'property','part':[{'name':'code','valueCode':'colour'}]}; property.code; region",
                "no code; {'name':'property','part':[{'name':'value','valueCode':'x'}]}; property; 'code'",
                "unknown part; {'name':'property','part':[{'name':'shade','valueCode':'x'}]}; property; shade",
                "no parts; {'name':'property','valueCode':'x'}; property; parts",
                "a range; {'name':'property','part':[{'name':'code','valueCode':'region'},{'name':'value','valueRange':{}}]}; property.value; Coding",
                "nothing; {'name':'exact','valueBoolean':true}; property; property"
            })
    void whatCannotBeMatchedIsRefusedByName(String what, String parameter, String expression, String said) {
        OperationOutcome outcome =
                parsed(OperationOutcome.class, post("/CodeSystem/icd-10-cm/$find-matches", parameter.strip()), 400);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                .as(what)
                .isEqualTo(expression.strip());
        assertThat(outcome.getIssueFirstRep().getDiagnostics())
                .contains(said.strip().replace("'", ""));
    }

    @Test
    void nothingIsFoundInACodeSystemThatIsPublishedWithoutItsCodes() {
        OperationOutcome outcome = parsed(
                OperationOutcome.class,
                post(
                        "/CodeSystem/$find-matches",
                        simple("system", "Uri", "http://example.org/empty"),
                        property("code", "a"),
                        """
                        {'name':'tx-resource','resource':{'resourceType':'CodeSystem','url':'http://example.org/empty',
                        'content':'not-present'}}"""),
                404);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue()).isEqualTo("system");
    }

    @Test
    void everyMapAnswersWhereNoneIsNamed() {
        Parameters answer =
                parsed(Parameters.class, server.get("/ConceptMap/$translate?system=" + ICD + "&code=M99.65"), 200);
        assertThat(matches(answer))
                .extracting(match -> code(match, "concept"))
                .contains("pelvic", "intervertebral-foramen", "osseous", "subluxation", "724.09");
        assertThat(matches(answer)).allSatisfy(match -> {
            assertThat(text(match, "source")).startsWith(OURS + "/ConceptMap/");
            assertThat(text(match, "originMap")).isEqualTo(text(match, "source"));
        });
    }

    @Test
    void thatNoMapFitsIsAnAnswer() {
        Parameters answer = parsed(
                Parameters.class, server.get("/ConceptMap/$translate?system=http://example.org/x&code=M99"), 200);
        assertThat(answer.getParameterBool("result")).isFalse();
        assertThat(answer.getParameterValue("message").primitiveValue()).contains("http://example.org/x#M99");
    }

    @Test
    void whoAsksInTermsOfR5IsAnsweredInThem() {
        String map = OURS + "/ConceptMap/m99-to-region";
        Parameters forward = parsed(
                Parameters.class,
                server.get("/ConceptMap/$translate?url=" + map + "&sourceCode=M99.65&system=" + ICD),
                200);
        assertThat(code(matches(forward).get(0), "concept")).isEqualTo("pelvic");
        assertThat(code(matches(forward).get(0), "source")).isEqualTo("M99.65");
        assertThat(text(matches(forward).get(0), "relationship")).isEqualTo("related-to");

        Parameters reverse = parsed(
                Parameters.class,
                server.get("/ConceptMap/$translate?url=" + map + "&targetCode=pelvic&targetSystem=" + OURS
                        + "/CodeSystem/m99-region&sourceSystem=" + ICD),
                200);
        assertThat(matches(reverse)).isNotEmpty().allSatisfy(match -> {
            assertThat(code(match, "concept")).isEqualTo("pelvic");
            assertThat(code(match, "source")).startsWith("M99.");
        });
    }

    private static final String CONDITIONAL = """
            {'name':'%s','resource':{'resourceType':'ConceptMap','url':'http://example.org/map/a','status':'active','group':[
            {'source':'http://example.org/a','target':'http://example.org/b','element':[{'code':'1','target':[
            {'code':'left-one','equivalence':'wider','dependsOn':[{'property':'http://example.org/side','value':'left'}],
            'product':[{'property':'http://example.org/part','system':'http://example.org/p','value':'half'}]}]}],
            'unmapped':{'mode':'other-map','url':'http://example.org/map/%s'}}]}}""";

    private static String dependency(String side) {
        return """
                {'name':'dependency','part':[{'name':'element','valueUri':'http://example.org/side'},
                {'name':'concept','valueCodeableConcept':{'coding':[{'code':'%s'}]}}]}""".formatted(side);
    }

    @Test
    void aMappingHoldsWhereItsDependencyIsGivenAndGivesItsProduct() {
        String map = CONDITIONAL.formatted("conceptMap", "none");
        String code = simple("code", "Code", "1");
        String system = simple("system", "Uri", "http://example.org/a");
        Parameters holds =
                parsed(Parameters.class, post("/ConceptMap/$translate", map, code, system, dependency("left")), 200);
        ParametersParameterComponent match = matches(holds).get(0);
        assertThat(code(match, "concept")).isEqualTo("left-one");
        assertThat(match.getPart())
                .filteredOn(part -> part.getName().equals("product"))
                .singleElement()
                .satisfies(product -> {
                    assertThat(text(product, "element")).isEqualTo("http://example.org/part");
                    assertThat(code(product, "concept")).isEqualTo("half");
                });

        Parameters not =
                parsed(Parameters.class, post("/ConceptMap/$translate", map, code, system, dependency("right")), 200);
        assertThat(not.getParameterBool("result")).isFalse();
        assertThat(not.getParameterValue("message").primitiveValue()).contains("http://example.org/side");
    }

    @Test
    void anotherMapOfTheCallAnswersForCodesLeftToItAndARingIsRefused() {
        String first = CONDITIONAL.formatted("tx-resource", "b");
        String second = """
                {'name':'tx-resource','resource':{'resourceType':'ConceptMap','url':'http://example.org/map/b','group':[
                {'source':'http://example.org/a','target':'http://example.org/c','unmapped':{'mode':'fixed','code':'z'}}]}}""";
        String url = simple("url", "Uri", "http://example.org/map/a");
        String code = simple("code", "Code", "2");
        String system = simple("system", "Uri", "http://example.org/a");
        Parameters followed =
                parsed(Parameters.class, post("/ConceptMap/$translate", first, second, url, code, system), 200);
        assertThat(code(matches(followed).get(0), "concept")).isEqualTo("z");
        assertThat(text(matches(followed).get(0), "source")).isEqualTo("http://example.org/map/b");

        String ring = CONDITIONAL.formatted("tx-resource", "a");
        OperationOutcome outcome =
                parsed(OperationOutcome.class, post("/ConceptMap/$translate", ring, url, code, system), 422);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).contains("leads back");
    }

    @Test
    void twoMapsOfOneUrlInACallBothAnswer() {
        String map = """
                {'name':'tx-resource','resource':{'resourceType':'ConceptMap','url':'http://example.org/map','group':[
                {'source':'http://example.org/a','target':'http://example.org/%s','unmapped':{'mode':'provided'}}]}}""";
        Parameters answer = parsed(
                Parameters.class,
                post(
                        "/ConceptMap/$translate",
                        map.formatted("b"),
                        map.formatted("c"),
                        "{'name':'coding','valueCoding':{'system':'http://example.org/a','code':'1'}}"),
                200);
        assertThat(matches(answer)).hasSize(2);
    }

    @Test
    void aMapWithoutUrlIsNotToldAsAnOrigin() {
        Parameters answer = parsed(
                Parameters.class,
                post(
                        "/ConceptMap/$translate",
                        """
                        {'name':'conceptMap','resource':{'resourceType':'ConceptMap','group':[
                        {'source':'http://example.org/a','target':'http://example.org/b','unmapped':{'mode':'provided'}}]}}""",
                        "{'name':'coding','valueCoding':{'system':'http://example.org/a','code':'1'}}"),
                200);
        assertThat(text(matches(answer).get(0), "source")).isEqualTo("none");
    }

    private static List<String> relations(ConceptMap map) {
        return map.getGroup().stream()
                .map(ConceptMapGroupComponent::getElement)
                .flatMap(List::stream)
                .flatMap(element -> element.getTarget().stream()
                        .map(target -> element.getCode() + " "
                                + target.getEquivalence().toCode() + " " + target.getCode()))
                .toList();
    }

    @Test
    void aClosureTableGrowsByTheNewRelationsOnly() {
        String name = simple("name", "String", "grows");
        ConceptMap created = parsed(ConceptMap.class, post("/$closure", name), 200);
        assertThat(created.getVersion()).isEqualTo("0");
        assertThat(created.getGroup()).isEmpty();
        assertThat(created.getIdElement().getIdPart()).isEqualTo("grows");

        parsed(ConceptMap.class, post("/$closure", name, concept("M99.74")), 200);
        ConceptMap second = parsed(ConceptMap.class, post("/$closure", name, concept("M99.7"), concept("G54.1")), 200);
        assertThat(relations(second)).containsExactly("M99.74 subsumes M99.7");
        assertThat(second.getGroupFirstRep().getSourceVersion()).isEqualTo("2027");
        ConceptMap third = parsed(ConceptMap.class, post("/ConceptMap/$closure", name, concept("M99")), 200);
        assertThat(relations(third)).containsExactlyInAnyOrder("M99.74 subsumes M99", "M99.7 subsumes M99");

        ConceptMap replayed = parsed(
                ConceptMap.class, post("/$closure", name, simple("version", "String", second.getVersion())), 200);
        assertThat(relations(replayed)).isEqualTo(relations(third));
        assertThat(replayed.getVersion()).isEqualTo(third.getVersion());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "never begun; {'name':'name','valueString':'never'},{'name':'concept','valueCoding':{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99'}}; 404; name",
                "no name; {'name':'concept','valueCoding':{'system':'x','code':'M99'}}; 400; name",
                "bad name; {'name':'name','valueString':'a b'}; 400; name",
                "unknown code; {'name':'name','valueString':'n'},{'name':'concept','valueCoding':{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'M99'}},{'name':'concept','valueCoding':{'system':'http://hl7.org/fhir/sid/icd-10-cm','code':'ZZ'}}; 404; concept[1].code",
                "unknown system; {'name':'name','valueString':'n'},{'name':'concept','valueCoding':{'system':'http://nowhere','code':'ZZ'}}; 404; concept[0].system",
                "no system; {'name':'name','valueString':'n'},{'name':'concept','valueCoding':{'code':'ZZ'}}; 400; concept[0].system",
                "no code; {'name':'name','valueString':'n'},{'name':'concept','valueCoding':{'system':'http://hl7.org/fhir/sid/icd-10-cm'}}; 400; concept[0].code",
                "both; {'name':'name','valueString':'n'},{'name':'concept','valueCoding':{'code':'ZZ'}},{'name':'version','valueString':'0'}; 400; version",
                "tx-resource; {'name':'name','valueString':'n'},{'name':'tx-resource','resource':{'resourceType':'CodeSystem','url':'http://x.org','content':'complete'}}; 400; tx-resource"
            })
    void whatAClosureTableCannotTakeIsRefusedByName(String what, String parameters, int status, String expression) {
        OperationOutcome outcome = parsed(OperationOutcome.class, post("/$closure", parameters.strip()), status);
        assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
                .as(what)
                .isEqualTo(expression);
    }

    @Test
    void aClosureTableIsOnlyChangedByPost() {
        parsed(OperationOutcome.class, server.get("/$closure?name=got"), 405);
        parsed(OperationOutcome.class, server.get("/ConceptMap/$closure?name=got"), 405);
        parsed(OperationOutcome.class, post("/$closure", simple("name", "String", "got"), concept("M99")), 404);
    }

    @Test
    void theCapabilityStatementNamesThem() {
        CapabilityStatement statement = parsed(CapabilityStatement.class, server.get("/metadata"), 200);
        assertThat(statement.getRestFirstRep().getOperation())
                .filteredOn(operation -> operation.getName().equals("closure"))
                .singleElement()
                .satisfies(operation -> assertThat(operation.getDefinition())
                        .isEqualTo("http://hl7.org/fhir/OperationDefinition/ConceptMap-closure"));
        assertThat(statement.getRestFirstRep().getResource().stream()
                        .flatMap(resource -> resource.getOperation().stream())
                        .map(operation -> operation.getDefinition()))
                .contains("http://hl7.org/fhir/OperationDefinition/CodeSystem-find-matches");
    }
}
