package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition.Unmapped;
import org.foramen.terminology.conceptmap.Equivalence;
import org.foramen.terminology.conceptmap.OtherElement;
import org.foramen.terminology.plan.Filter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadersTest {

    private static <T extends IBaseResource> T parse(Class<T> type, String json) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(type, json.replace('\'', '"'));
    }

    private static ConceptDefinition concept(CodeSystemDefinition system, String code) {
        return system.concepts().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nestingParentAndChildPropertiesAllBecomeParents() {
        CodeSystemDefinition system = CodeSystemReader.read(parse(CodeSystem.class, """
                {'resourceType':'CodeSystem','url':'http://example.org/cs','content':'complete','property':[
                {'code':'up','uri':'http://hl7.org/fhir/concept-properties#parent','type':'code'},
                {'code':'child','type':'code'}],'concept':[
                {'code':'a','property':[{'code':'child','valueCode':'d'}],'concept':[{'code':'b'}]},
                {'code':'c','property':[{'code':'up','valueCode':'a'},{'code':'up','valueCode':'b'}]},
                {'code':'d'}]}"""));

        assertThat(concept(system, "b").parents()).containsExactly("a");
        assertThat(concept(system, "c").parents()).containsExactly("a", "b");
        assertThat(concept(system, "d").parents()).containsExactly("a");
        assertThat(concept(system, "c").properties()).isEmpty();
    }

    @Test
    void nestingThatMeansSomethingElseIsNoHierarchy() {
        CodeSystemDefinition system = CodeSystemReader.read(parse(CodeSystem.class, """
                {'resourceType':'CodeSystem','url':'http://example.org/cs','hierarchyMeaning':'part-of','concept':[
                {'code':'a','concept':[{'code':'b'}]}]}"""));

        assertThat(concept(system, "b").parents()).isEmpty();
    }

    @Test
    void anOperatorThatR4DoesNotHaveComesInAnExtension() {
        ValueSet valueSet = parse(ValueSet.class, """
                {'resourceType':'ValueSet','compose':{'include':[{'system':'http://x','filter':[{'property':'concept',
                '_op':{'extension':[{'url':
                'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op',
                'valueCode':'child-of'}]},'value':'a'}]}]}}""");
        assertThat(ValueSetReader.read(valueSet)
                        .includes()
                        .get(0)
                        .filters()
                        .get(0)
                        .operator())
                .isEqualTo("child-of");
    }

    @Test
    void whatIsNotSupportedYetIsRefusedByElement() {
        ValueSet locked = parse(
                ValueSet.class,
                "{'resourceType':'ValueSet','compose':{'lockedDate':'2026-01-01','include':[{'system':'http://x'}]}}");
        assertThatThrownBy(() -> ValueSetReader.read(locked))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("lockedDate");
    }

    /** R5's operators stand in R4 in the extension for elements of later versions, on {@code op} or beside it. */
    @Test
    void anOperatorOfALaterVersionIsReadFromItsExtension() {
        ValueSet later = parse(ValueSet.class, """
                {'resourceType':'ValueSet','compose':{'include':[{'system':'http://x','filter':[
                {'property':'concept','value':'a','_op':{'extension':[{'valueCode':'child-of',
                'url':'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op'}]}},
                {'property':'concept','value':'a','extension':[{'valueCode':'descendent-leaf',
                'url':'http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.compose.include.filter.op'}]},
                {'property':'concept','value':'a'}]}]}}""");

        assertThat(ValueSetReader.read(later).includes().get(0).filters())
                .extracting(Filter::operator)
                .containsExactly("child-of", "descendent-leaf", "(none)");
    }

    @Test
    void aMapKeepsWhatItsMappingsDependOnAndGive() {
        ConceptMapDefinition map = ConceptMapReader.read(parse(ConceptMap.class, """
                {'resourceType':'ConceptMap','url':'http://x','group':[{'source':'http://a','target':'http://b',
                'element':[{'code':'1','target':[{'code':'2','equivalence':'wider',
                'dependsOn':[{'property':'d','system':'http://c|1','value':'w'}],
                'product':[{'property':'p','system':'http://c','value':'v'}]}]}]}]}"""));

        ConceptMapDefinition.Target target =
                map.groups().get(0).elements().get(0).targets().get(0);
        assertThat(target.equivalence()).isEqualTo(Equivalence.WIDER);
        assertThat(target.dependsOn()).containsExactly(new OtherElement("d", Coding.of("http://c", "w")));
        assertThat(target.products()).containsExactly(new OtherElement("p", Coding.of("http://c", "v")));
    }

    /** A match must have a concept; only that there is none can be said without. */
    @ParameterizedTest
    @ValueSource(strings = {"", "'equivalence':'equivalent'", "'equivalence':'wider'", "'code':' '"})
    void aTargetThatIsAMatchNeedsItsCode(String target) {
        assertThatThrownBy(() -> target(target)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.REQUIRED);
            assertThat(refusal.problem().expression()).isEqualTo("ConceptMap.group[0].element[0].target[0].code");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"unmatched", "disjoint"})
    void aTargetWithoutCodeMaySayThatThereIsNoMapping(String equivalence) {
        assertThat(target("'equivalence':'" + equivalence + "'").code()).isNull();
    }

    private static ConceptMapDefinition.Target target(String json) {
        return ConceptMapReader.read(parse(ConceptMap.class, """
                        {'resourceType':'ConceptMap','url':'http://x','group':[{'source':'http://a','target':'http://b',
                        'element':[{'code':'1','target':[{'comment':'c'%s}]}]}]}""".formatted(json.isEmpty() ? "" : "," + json)))
                .groups()
                .get(0)
                .elements()
                .get(0)
                .targets()
                .get(0);
    }

    @Test
    void aMapKeepsWhatItSaysOfUnmappedCodes() {
        assertThat(unmapped("{'mode':'fixed','code':'other'}"))
                .isEqualTo(new Unmapped.Fixed("other", null, Equivalence.INEXACT));
        assertThat(unmapped("{'mode':'provided'}")).isEqualTo(new Unmapped.Provided(Equivalence.EQUAL));
        assertThat(unmapped("{'mode':'other-map','url':'http://y|2'}"))
                .isEqualTo(new Unmapped.OtherMap(Canonical.parse("http://y|2")));
        assertThat(unmapped("""
                {'extension':[{'url':
                'http://hl7.org/fhir/5.0/StructureDefinition/extension-ConceptMap.group.unmapped.relationship',
                'valueCode':'source-is-narrower-than-target'}],'mode':'fixed','code':'other'}""")).isEqualTo(new Unmapped.Fixed("other", null, Equivalence.WIDER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{\"mode\":\"fixed\"};code", "{\"mode\":\"other-map\"};url", "{\"code\":\"x\"};mode"})
    void whatIsSaidOfUnmappedCodesMustBeWhole(String unmapped, String missing) {
        assertThatThrownBy(() -> unmapped(unmapped)).isInstanceOf(Refusal.class).hasMessageContaining(missing);
    }

    private static @Nullable Unmapped unmapped(String json) {
        return ConceptMapReader.read(parse(ConceptMap.class, """
                        {'resourceType':'ConceptMap','url':'http://x','group':[{'source':'http://a','target':'http://b',
                        'unmapped':%s}]}""".formatted(json)))
                .groups()
                .get(0)
                .unmapped();
    }
}
