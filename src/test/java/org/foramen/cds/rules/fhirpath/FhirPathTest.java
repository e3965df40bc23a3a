package org.foramen.cds.rules.fhirpath;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an expression of a rule can ask, answered by the real terminology. */
class FhirPathTest {

    private static final FhirPath FHIR_PATH =
            new FhirPath(PublishedKnowledge.FHIR, PublishedKnowledge.TERMINOLOGY, () -> PublishedDocumentation.READER);
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";

    private static Condition condition(String code) {
        Condition condition = new Condition();
        condition.getCode().setText("own words").addCoding().setSystem(ICD).setCode(code);
        condition.getCode().addCoding().setSystem("http://snomed.info/sct").setCode("123");
        condition.setId("c-1");
        return condition;
    }

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-28T12:00:00Z");

    private static List<Base> items(String expression, Base subject) {
        Scope scope = FHIR_PATH
                .scope(reference -> reference.equals("Condition/c-1") ? condition("M51.17") : null, NOW)
                .set("subject", List.of(subject));
        return FHIR_PATH.evaluate(FHIR_PATH.compile(expression), scope);
    }

    private static String evaluate(String expression) {
        return items(expression, condition("M99.74")).stream()
                .map(Base::primitiveValue)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "today(); 2026-11-28",
                "now(); 2026-11-28T12:00:00Z",
                "(today() - 2 days); 2026-11-26",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'm545').validOn(@2021-09-30); true",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M54.5').validOn(@2021-10-01); false",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M54.5').validOn('2021'); ''",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M54.5').validOn(@2021-01 | @2026-10-01); ''",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M54.5').validOn({}); ''",
                "coding('http://example.org', 'M54.5').validOn(@2021-09-30); ''",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M54.5').versionOn(@2020-10-01); 2021",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M54.5').versionOn(@2022-10-01); ''",
                "%subject.code.changed().code; ''",
                "coding('http://hl7.org/fhir/sid/icd-10-cm', 'M51.36').changed().code; M51.36",
                "%subject.datesOfService(); ''",
                "%subject.code.concept().code; M99.74",
                "'no spur, but disc bulge narrows the left S2 foramen'.documented('mechanism').code; disc",
                "'no spur, but disc bulge narrows the left S2 foramen'.documented('mechanism', 'negated').code; osseous",
                "'no spur, but disc bulge narrows the S2 foramen'.documented().code; disc sacral intervertebral-foramen",
                "'Feeling well.'.documented().exists(); false",
                "'no spur, but disc bulge narrows the left S2 foramen'.supportedCodes().code; M99.74",
                "'foramen at S2'.missingItems().where(code = 'mechanism').exists(); true",
                "%subject.documented('region').exists(); false",
                "'L4-5: spur. Osteophytes narrow the S2 foramen.'.conflicts(%subject.code, 'mechanism').code; osseous",
                "'Osteophytes narrow the S2 foramen.'.conflicts(%subject.code, 'region').exists(); false",
                "'Osteophytes narrow the S2 foramen.'.corrected(%subject.code).code; M99.64",
                "'Disc bulge narrows the canal at S2'.conflicts(%subject.code, 'structure').code; neural-canal",
                "'Disc bulge narrows the canal at S2'.corrected(%subject.code).code; M99.54",
                "'Disc bulge narrows the canal at S2'.missingItems(coding('http://hl7.org/fhir/sid/icd-10-cm', 'M99.04')).exists(); false",
                "'Low back pain. A spur narrows the S2 foramen.'.lesionRegions().code; sacral",
                "'MRI lumbar spine: disc bulge narrows the foramen.'.lesionRegions().exists(); false",
                "'No disc bulge at S1.'.lesionRegions().exists(); false",
                "'Pain. Osteophytes narrow the S2 foramen; no fever.'.words('mechanism'); Osteophytes narrow the S2 foramen",
                "'A spur at S1. Disc bulge at S1.'.words('mechanism', coding('x', 'disc')); Disc bulge at S1",
                "'A spur at S1. Disc bulge at S1.'.terms('mechanism').first(); spur",
                "'A spur at S1. No spur, but a disc bulge at S2.'.terms('mechanism', coding('x', 'disc')); disc bulge",
                "%subject.code.concept().version; 2027",
                "%subject.code.property('region').code; sacral",
                "%subject.code.property('mechanism').code; connective-tissue disc",
                "%subject.code.property('billable'); true",
                "%subject.code.property('nothing').exists(); false",
                "%subject.code.coding.broader().code; M99.7",
                "%subject.code.coding.broader().narrower().count(); 10",
                "%subject.code.coding.broader().broader().repeat(narrower()).where(property('billable') = true).count(); 91",
                "%subject.code.coding.subsumedBy('M99').anyTrue(); true",
                "%subject.code.coding.subsumedBy('M43').anyTrue(); false",
                "%subject.code.translate('https://w3id.org/foramen/ConceptMap/m99-to-region').code; sacral",
                "%subject.code.memberOf('https://w3id.org/foramen/ValueSet/m99-sacral-or-pelvic'); true",
                "%subject.code.memberOf('https://w3id.org/foramen/ValueSet/m99-region-pelvic'); false",
                "%subject.code.coding.where(memberOf('https://w3id.org/foramen/ValueSet/m99-all')).code; M99.74",
                "members('https://w3id.org/foramen/ValueSet/m99-region').count(); 10",
                "%subject.pointer(); Condition/c-1",
                "coding('urn:x', 'y', 'Z').asConcept().coding.display; Z",
                "reference('Patient/1').reference; Patient/1",
                "annotation('said').text; said"
            })
    void answers(String expression, String answer) {
        assertThat(evaluate(expression)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"m9974,M99.74", "M99.74,M99.74", "' M9974 ',M99.74", "m43.5x7,M43.5X7", "M99.7-,M99.7", "M99,M99"})
    void readsTheSpellingOfClients(String written, String meant) {
        assertThat(items("%subject.code.concept().code.first()", condition(written)))
                .singleElement()
                .extracting(Base::primitiveValue)
                .isEqualTo(meant);
    }

    @Test
    void tellsWhichResourcesItCanRead() {
        DocumentReference note = new DocumentReference();
        note.addContent().getAttachment().setContentType("text/plain").setData("Sacral pain".getBytes(UTF_8));
        DocumentReference scan = new DocumentReference();
        scan.addContent().getAttachment().setContentType("application/pdf").setUrl("Binary/1");
        Scope scope = FHIR_PATH.scope(reference -> null, NOW).set("papers", List.of(note, scan, new ServiceRequest()));
        assertThat(FHIR_PATH.evaluate(FHIR_PATH.compile("%papers.isRead()"), scope))
                .extracting(Base::primitiveValue)
                .containsExactly("true", "false", "false");
        assertThat(scope.takeUnread()).isZero();
    }

    @Test
    void recodesOneSystemAndKeepsTheRest() {
        List<Base> recoded = items("%subject.code.recoded(coding('" + ICD + "', 'M99.75'), true)", condition("M99.7"));
        assertThat(recoded).singleElement().isInstanceOfSatisfying(CodeableConcept.class, concept -> {
            assertThat(concept.getCoding()).extracting(Coding::getCode).containsExactly("M99.75", "123");
            assertThat(concept.getText()).isEqualTo("own words");
        });
    }

    @Test
    void takesCodedReasonsBeforeReferredOnes() {
        ServiceRequest order = new ServiceRequest();
        order.addReasonReference(new Reference("Condition/c-1"));
        order.addReasonReference(new Reference("Condition/unknown"));
        order.addReasonCode().addCoding().setSystem(ICD).setCode("M99.05");
        assertThat(items("%subject.reasons().concept().code", order))
                .extracting(Base::primitiveValue)
                .containsExactly("M99.05", "M51.17");
    }

    @Test
    void keepsTheFirstOfThoseThatAreCodedAlike() {
        Scope scope = FHIR_PATH
                .scope(reference -> null, NOW)
                .set("record", List.of(condition("M99.74"), condition("m9974"), condition("M99.75")));
        assertThat(FHIR_PATH.evaluate(
                        FHIR_PATH.compile("%record.firstOfEachCode().code.coding.code.where($this != '123')"), scope))
                .extracting(Base::primitiveValue)
                .containsExactly("M99.74", "M99.75");
    }

    @Test
    void keepsTheFirstOfThoseThatAreNamedAlikeAndNotCoded() {
        List<Base> record = new ArrayList<>();
        for (String text : List.of("Sacral pain", "sacral pain ", "Pelvic pain")) {
            Condition condition = new Condition();
            condition.getCode().setText(text);
            record.add(condition);
        }
        record.add(new Condition().addNote(new Annotation().setText("one")));
        record.add(new Condition().addNote(new Annotation().setText("two")));
        Scope scope = FHIR_PATH.scope(reference -> null, NOW).set("record", record);
        assertThat(FHIR_PATH.evaluate(
                        FHIR_PATH.compile("%record.firstOfEachCode().select(code.text.combine(note.text))"), scope))
                .extracting(Base::primitiveValue)
                .containsExactly("Sacral pain", "Pelvic pain", "one", "two");
    }

    @Test
    void refusesAValueSetThatItDoesNotKnowRatherThanSayingNo() {
        assertThatThrownBy(() -> evaluate("%subject.code.memberOf('https://example.org/ValueSet/unknown')"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("https://example.org/ValueSet/unknown");
    }

    @Test
    void evaluatesAVariableOnceAndOnlyWhenAsked() {
        Scope scope = FHIR_PATH.scope(reference -> null, NOW);
        scope.define("broken", FHIR_PATH.compile("%missing"));
        scope.define("one", FHIR_PATH.compile("1"));
        assertThat(FHIR_PATH.evaluate(FHIR_PATH.compile("%one + %one"), scope))
                .singleElement()
                .extracting(Base::primitiveValue)
                .isEqualTo("2");
        assertThat(scope.value("one")).isSameAs(scope.value("one"));
    }

    @Test
    void seesTheVariablesAndTextsOfAnExpression() {
        CompiledExpression compiled = FHIR_PATH.compile("%a.where(code = %b.select('x' & %c)) | iif(%d, {}, 'y')");
        assertThat(compiled.variables()).containsExactlyInAnyOrder("a", "b", "c", "d");
        assertThat(compiled.literals()).containsExactlyInAnyOrder("x", "y");
    }
}
