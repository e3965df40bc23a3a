package org.foramen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.foramen.app.settings.Settings;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.closure.ClosureAnswer;
import org.foramen.terminology.closure.ClosureLimits;
import org.foramen.terminology.closure.ClosureRequest;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.expansion.ExpandDraft;
import org.foramen.terminology.matching.KnownProperty;
import org.foramen.terminology.matching.MatchAnswer;
import org.foramen.terminology.matching.MatchRequest;
import org.foramen.terminology.operation.SubsumesAnswer;
import org.foramen.terminology.operation.SubsumesRequest;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.validation.ValidateCodeAnswer;
import org.foramen.terminology.validation.ValidateCodeRequest;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every FHIR server is asked about, asked of what a started program knows. */
class ReservedKnowledgeTest {

    private static final Terminology terminology =
            Knowledge.load(Settings.read(null, Map.of(), Map.of()).knowledge()).terminology();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "http://unitsofmeasure.org; mg/dL; mg/dL",
                "urn:ietf:bcp:47; de-CH; German (Switzerland)",
                "urn:ietf:bcp:13; application/fhir+json; application/fhir+json",
                "urn:iso:std:iso:3166; CHE; Switzerland",
                "urn:iso:std:iso:4217; CHF; Swiss Franc",
                "http://hl7.org/fhir/administrative-gender; female; Female",
                "http://terminology.hl7.org/CodeSystem/v3-ActMood; EVN; event (occurrence)"
            })
    void aCodeIsValidAndHasItsDisplay(String system, String code, String display) {
        ValidateCodeAnswer answer = validate(new Scope.InCodeSystem(Canonical.parse(system)), Coding.of(system, code));

        assertThat(answer.result()).isTrue();
        assertThat(answer.told().display()).isEqualTo(display);
        assertThat(terminology.concept(Coding.of(system, code))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "http://unitsofmeasure.org, mgs",
        "urn:ietf:bcp:47, de-ch",
        "urn:ietf:bcp:13, text",
        "urn:iso:std:iso:3166, CHX",
        "urn:iso:std:iso:4217, chf",
        "http://hl7.org/fhir/administrative-gender, f"
    })
    void anotherIsNone(String system, String code) {
        assertThat(validate(new Scope.InCodeSystem(Canonical.parse(system)), Coding.of(system, code))
                        .result())
                .isFalse();
        assertThat(terminology.concept(Coding.of(system, code))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hl7.org/fhir/ValueSet/administrative-gender, http://hl7.org/fhir/administrative-gender, male, true",
        "http://hl7.org/fhir/ValueSet/all-languages, urn:ietf:bcp:47, sr-Latn-RS, true",
        "http://hl7.org/fhir/ValueSet/languages, urn:ietf:bcp:47, sr-Latn-RS, false",
        "http://hl7.org/fhir/ValueSet/languages, urn:ietf:bcp:47, de-CH, true",
        "http://hl7.org/fhir/ValueSet/all-time-units, http://unitsofmeasure.org, wk, true",
        "http://hl7.org/fhir/ValueSet/all-time-units, http://unitsofmeasure.org, km, false",
        "http://unitsofmeasure.org/vs/m, http://unitsofmeasure.org, [mi_i], true",
        "http://hl7.org/fhir/ValueSet/iso3166-1-3, urn:iso:std:iso:3166, CHE, true",
        "http://hl7.org/fhir/ValueSet/iso3166-1-3, urn:iso:std:iso:3166, CH, false",
        "http://hl7.org/fhir/ValueSet/mimetypes, urn:ietf:bcp:13, text/plain, true"
    })
    void membershipIsKnown(String valueSet, String system, String code, boolean member) {
        Canonical canonical = Canonical.parse(valueSet);
        Coding coding = Coding.of(system, code);

        assertThat(validate(new Scope.InValueSet(canonical), coding).result()).isEqualTo(member);
        assertThat(terminology.memberOf(canonical, coding).isMember()).isEqualTo(member);
    }

    /** A client that asks for units of mass is told why another unit is none. */
    @Test
    void aUnitOfAnotherKindIsToldSo() {
        ValidateCodeAnswer answer = validate(
                new Scope.InValueSet(Canonical.parse("http://unitsofmeasure.org/vs/g")),
                Coding.of("http://unitsofmeasure.org", "mL"));

        assertThat(answer.messages().toString()).contains("Code mL has canonical form m3, not g as required");
    }

    /** Two letters that ISO leaves to its users mean what these agree on, so that no name for them is wrong. */
    @Test
    void whatIsLeftToUsersMayHaveAnyName() {
        Scope countries = new Scope.InCodeSystem(Canonical.parse("urn:iso:std:iso:3166"));
        ValidateCodeAnswer own = validate(countries, Coding.of("urn:iso:std:iso:3166", "XK", "Kosovo"));
        ValidateCodeAnswer wrong = validate(countries, Coding.of("urn:iso:std:iso:3166", "CH", "Swaziland"));

        assertThat(own.result()).isTrue();
        assertThat(own.issues()).singleElement().satisfies(issue -> assertThat(issue.severity())
                .isEqualTo(Issue.Severity.INFORMATION));
        assertThat(wrong.result()).isFalse();
    }

    @Test
    void subsumptionInAGrammarIsEquality() {
        Canonical units = Canonical.parse("http://unitsofmeasure.org");
        assertThat(terminology.subsumes(new SubsumesRequest(units, "kg", "kg"))).isEqualTo(SubsumesAnswer.EQUIVALENT);
        assertThat(terminology.subsumes(new SubsumesRequest(units, "kg", "g"))).isEqualTo(SubsumesAnswer.NOT_SUBSUMED);
    }

    /** Codes of a grammar enter a closure table as any other; they stand in no relation, to themselves either. */
    @ParameterizedTest
    @CsvSource({"http://unitsofmeasure.org, mg, g, mgs", "urn:ietf:bcp:47, en, en-US, en-us"})
    void closureTablesTakeCodesOfGrammars(String system, String one, String other, String none) {
        ClosureTables tables = new ClosureTables(ClosureLimits.DEFAULT);
        terminology.closure(new ClosureRequest.Start("t"), tables);

        assertThat(entered(tables, Coding.of(system, one)).relations()).isEmpty();
        ClosureAnswer second = entered(tables, Coding.of(system, other), Coding.of(system, one));
        assertThat(second.relations()).isEmpty();
        assertThat(second.version()).isEqualTo("2");
        assertThatThrownBy(() -> entered(tables, Coding.of(system, none)))
                .hasMessageContaining("Unknown code '" + none + "'");
        assertThat(entered(tables, Coding.of("http://hl7.org/fhir/sid/icd-10-cm", "M99.7"))
                        .version())
                .isEqualTo("3");
    }

    private static ClosureAnswer entered(ClosureTables tables, Coding... codings) {
        return terminology.closure(new ClosureRequest.Add("t", List.of(codings)), tables);
    }

    /** Candidates are looked for among the codes that stand for a grammar; a value is read as in filters. */
    @ParameterizedTest
    @CsvSource({
        "http://unitsofmeasure.org, canonical, m, km",
        "http://unitsofmeasure.org, canonical, km, m",
        "http://unitsofmeasure.org, property, length, m",
        "urn:ietf:bcp:47, language, de, de"
    })
    void candidatesOfAGrammarAreFound(String system, String property, String value, String candidate) {
        MatchAnswer answer = match(system, property, value);

        assertThat(answer.matches()).extracting(match -> match.coding().code()).contains(candidate);
        assertThat(answer.unmatched()).isEmpty();
    }

    @Test
    void whereNothingStandsForAGrammarThereAreNoCandidates() {
        assertThatThrownBy(() -> match("urn:ietf:bcp:13", "type", "text"))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.UNSUPPORTED);
                    assertThat(refusal.problem().expression()).isEqualTo("system");
                });
    }

    private static MatchAnswer match(String system, String property, String value) {
        KnownProperty known = new KnownProperty(property, new PropertyValue.Code(value), List.of());
        return terminology.findMatches(new MatchRequest(Canonical.parse(system), List.of(known), false));
    }

    @Test
    void whatIsPublishedHereWins() {
        assertThat(terminology.catalogue().reservedCodeSystems())
                .extracting(Canonical::url)
                .contains("http://hl7.org/fhir/administrative-gender", "http://unitsofmeasure.org")
                .doesNotContain("http://hl7.org/fhir/sid/icd-10-cm", "http://snomed.info/sct");
    }

    @Test
    void aLongListIsToldOnlyToWhoSaysHowManyItWants() {
        ExpandDraft units = ExpandDraft.of("http://hl7.org/fhir/ValueSet/ucum-common");
        assertThatThrownBy(() -> terminology.expand(units.request()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().kind()).isEqualTo(Problem.Kind.TOO_COSTLY));
        assertThat(terminology.expand(units.page(0, 2_000).request()).contains())
                .hasSizeGreaterThan(1_000);
    }

    private static ValidateCodeAnswer validate(Scope scope, Coding coding) {
        return terminology.validateCode(new ValidateCodeRequest(
                scope, List.of(coding), Form.CODING, Strictness.DEFAULT, Languages.NONE, Conditions.NONE));
    }
}
