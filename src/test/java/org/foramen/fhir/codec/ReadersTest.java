package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

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
    void whatIsNotSupportedYetIsRefusedByElement() {
        ValueSet locked = parse(
                ValueSet.class,
                "{'resourceType':'ValueSet','compose':{'lockedDate':'2026-01-01','include':[{'system':'http://x'}]}}");
        assertThatThrownBy(() -> ValueSetReader.read(locked))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("lockedDate");

        ConceptMap dependent = parse(ConceptMap.class, """
                {'resourceType':'ConceptMap','url':'http://x','group':[{'source':'http://a','target':'http://b','element':[
                {'code':'1','target':[{'code':'2','equivalence':'equal','dependsOn':[{'property':'p','value':'v'}]}]}]}]}""");
        assertThatThrownBy(() -> ConceptMapReader.read(dependent))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("dependsOn");
    }

    @Test
    void aMapKeepsItsProductsAndUnmappedMode() {
        ConceptMapDefinition map = ConceptMapReader.read(parse(ConceptMap.class, """
                {'resourceType':'ConceptMap','url':'http://x','group':[{'source':'http://a','target':'http://b',
                'unmapped':{'mode':'fixed','code':'other'},'element':[{'code':'1','target':[{'code':'2',
                'equivalence':'wider','product':[{'property':'p','system':'http://c','value':'v'}]}]}]}]}"""));

        ConceptMapDefinition.Group group = map.groups().get(0);
        assertThat(group.unmapped()).isEqualTo(new ConceptMapDefinition.Unmapped.Fixed("other", null));
        assertThat(group.elements().get(0).targets().get(0).products())
                .singleElement()
                .satisfies(product -> assertThat(product.value().code()).isEqualTo("v"));
    }
}
