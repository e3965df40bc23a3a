package org.foramen.fhir.codec;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

class CoreArtefactsTest {

    private static final CoreArtefacts ARTEFACTS = new CoreArtefacts(FhirContext.forR4Cached());

    @Test
    void everyCodeSystemCompilesUnderTheCanonicalItIsIndexedBy() {
        List<Canonical> canonicals = ARTEFACTS.codeSystems();
        assertThat(canonicals).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
        for (Canonical canonical : canonicals) {
            CodeSystemDefinition definition = ARTEFACTS.codeSystem(canonical);
            assertThat(definition.canonical()).isEqualTo(canonical);
            assertThat(CompiledCodeSystem.of(definition).size())
                    .isEqualTo(definition.concepts().size());
        }
    }

    @Test
    void everyValueSetIsReadUnderTheCanonicalItIsIndexedBy() {
        List<Canonical> canonicals = ARTEFACTS.valueSets();
        assertThat(canonicals).hasSizeGreaterThan(1_300).doesNotHaveDuplicates();
        for (Canonical canonical : canonicals) {
            ValueSet resource = ARTEFACTS.valueSetResource(canonical);
            assertThat(new Canonical(resource.getUrl(), resource.getVersion())).isEqualTo(canonical);
            if (!resource.getCompose().hasLockedDate()) {
                assertThat(ARTEFACTS.valueSet(canonical).canonical()).isEqualTo(canonical);
            }
        }
    }

    @Test
    void fhirsOwnCodesAndThoseOfV2AndV3AreThere() {
        assertThat(codes("http://hl7.org/fhir/administrative-gender|4.0.1"))
                .containsExactly("male", "female", "other", "unknown");
        assertThat(codes("http://terminology.hl7.org/CodeSystem/v2-0001|2.9")).contains("F", "M");
        assertThat(codes("http://terminology.hl7.org/CodeSystem/v3-ActMood|2018-08-12"))
                .contains("EVN");
    }

    private static List<String> codes(String canonical) {
        return ARTEFACTS.codeSystem(Canonical.parse(canonical)).concepts().stream()
                .map(ConceptDefinition::code)
                .toList();
    }
}
