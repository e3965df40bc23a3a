package org.foramen.standard;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import org.foramen.fhir.codec.CoreArtefacts;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.junit.jupiter.api.Test;

class StandardCodeSystemsTest {

    private static final StandardCodeSystems STANDARD =
            new StandardCodeSystems(new CoreArtefacts(FhirContext.forR4Cached()), Clock.systemUTC());

    /** ISO 3166-1 has 249 countries, each by three codes, and leaves 42 pairs of letters to its users. */
    @Test
    void aCountryHasThreeCodes() {
        CompiledCodeSystem countries =
                CompiledCodeSystem.of(STANDARD.codeSystem(new Canonical("urn:iso:std:iso:3166", "2018")));

        assertThat(countries.size()).isEqualTo(3 * 249 + 42);
        for (String code : new String[] {"CH", "CHE", "756"}) {
            assertThat(countries.display(countries.ordinalOf(code))).as(code).isEqualTo("Switzerland");
        }
        assertThat(countries.display(countries.ordinalOf("XK"))).isEqualTo("User-assigned");
        assertThat(countries.ordinalOf("ch")).isNegative();
        assertThat(countries.ordinalOf("UK")).isNegative();
    }

    @Test
    void everyCanonicalThatIsListedCanBeRead() {
        assertThat(STANDARD.codeSystems())
                .allSatisfy(canonical ->
                        assertThat(STANDARD.codeSystem(canonical).canonical()).isEqualTo(canonical));
        assertThat(STANDARD.grammars())
                .containsExactlyInAnyOrder("http://unitsofmeasure.org", "urn:ietf:bcp:47", "urn:ietf:bcp:13")
                .allSatisfy(url -> assertThat(STANDARD.grammar(url).url()).isEqualTo(url));
    }

    /** https://hl7.org/fhir/R4/ucum.html: {@code /vs} is all of UCUM, {@code /vs/[expression]} what is comparable to it. */
    @Test
    void theValueSetsOfUnitsAreInTheirUrl() {
        ValueSetDefinition all = STANDARD.implicitValueSet(new Canonical("http://unitsofmeasure.org/vs", null));
        ValueSetDefinition masses = STANDARD.implicitValueSet(new Canonical("http://unitsofmeasure.org/vs/kg", null));

        assertThat(all).isNotNull();
        assertThat(masses).isNotNull();
        if (all != null && masses != null) {
            assertThat(all.includes().get(0).filters()).isEmpty();
            assertThat(masses.includes().get(0).filters()).containsExactly(new Filter("canonical", "=", "kg"));
        }
        assertThat(STANDARD.implicitValueSet(new Canonical("http://unitsofmeasure.org/vsx", null)))
                .isNull();
    }
}
