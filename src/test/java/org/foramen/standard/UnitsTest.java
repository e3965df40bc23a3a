package org.foramen.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.codesystem.ConceptDefinition;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** UCUM as https://hl7.org/fhir/R4/ucum.html asks for it. */
class UnitsTest {

    private static final GrammarCodeSystem UNITS = Units.load();

    private static ConceptDefinition concept(String code) {
        return Objects.requireNonNull(UNITS.concept(code), code);
    }

    /** "There is no defined display; the UCUM code is used directly for the display." */
    @Test
    void aUnitIsShownAsItsCodeAndAlsoToldInWords() {
        assertThat(concept("mg/dL").display()).isEqualTo("mg/dL");
        assertThat(concept("mg/dL").designations())
                .extracting(Designation::value)
                .containsExactly("(milligram) / (deciliter)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kg", "mmol/L", "10*3/uL", "{score}", "%", "/min", "mm[Hg]", "Cel", "[degF]", "m+3", "1", "m/(s.A)"
            })
    void expressionsOfTheGrammarAreCodes(String code) {
        assertThat(UNITS.concept(code)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Kg", "m m", "g/", "/m/", "meter", "m²", "(m))", "((m)", "2.5m", "999999999999999999999"})
    void anythingElseIsNone(String code) {
        assertThat(UNITS.concept(code)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "mg, g",
        "mL, m3",
        "mg/dL, g.m-3",
        "kg/mol, g",
        "mm[Hg], g.m-1.s-2",
        "V, C-1.g.m2.s-2",
        "%, 1",
        "m/m, 1",
        "Cel, K",
        "[degF], K",
        "{Ehrlich'U}/100.g, g"
    })
    void theCanonicalUnitIsAProductOfBaseUnits(String code, String canonical) {
        assertThat(GrammarCodeSystem.values(concept(code), "canonical")).containsExactly(canonical);
    }

    /** So many base units make one: 1 [lb_av] = 7000 [gr], 1 [gr] = 64.79891 mg (UCUM, tables of customary weights). */
    @ParameterizedTest
    @CsvSource({
        "kg, 1000",
        "mg, 0.001",
        "km/h, 0.2777777777777777777777777777777778",
        "[lb_av], 453.59237",
        "%, 0.01",
        "m-2, 1"
    })
    void theFactorConvertsToIt(String code, BigDecimal factor) {
        assertThat(new BigDecimal(
                        GrammarCodeSystem.values(concept(code), "factor").get(0)))
                .isEqualByComparingTo(factor);
    }

    /** Degrees are not so many kelvins, and a pH is no linear measure. */
    @ParameterizedTest
    @ValueSource(strings = {"Cel", "[degF]", "[pH]"})
    void whatIsNotProportionalHasNoFactor(String code) {
        assertThat(GrammarCodeSystem.values(concept(code), "factor")).isEmpty();
    }

    /** The property filter "does not match the property on units, only base units". */
    @Test
    void thePropertyIsTheBaseUnits() {
        assertThat(GrammarCodeSystem.values(concept("km"), "property")).containsExactly("length");
        assertThat(GrammarCodeSystem.values(concept("mL"), "property")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10*999999999", "10*-999999999", "Ym99", "m999999999", "(m999999999)999999999", "mol99999"})
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void anEndlessPowerIsAnsweredAtOnce(String code) {
        ConceptDefinition concept = UNITS.concept(code);
        assertThat(concept == null || concept.toString().length() < 2_000).isTrue();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.SECONDS)
    void whatIsTooLongOrTooDeepIsNone() {
        assertThat(UNITS.concept("(".repeat(5000) + "m" + ")".repeat(5000))).isNull();
        assertThat(UNITS.concept("(".repeat(100) + "m" + ")".repeat(100))).isNull();
        assertThat(UNITS.concept("m/".repeat(5000) + "m")).isNull();
    }
}
