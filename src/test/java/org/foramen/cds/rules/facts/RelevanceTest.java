package org.foramen.cds.rules.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only active diagnoses that are confirmed, or of which nothing else is said, count. */
class RelevanceTest {

    @ParameterizedTest
    @CsvSource({
        "active,confirmed,true",
        "recurrence,confirmed,true",
        "relapse,,true",
        ",,true",
        ",confirmed,true",
        "Active,CONFIRMED,true",
        "inactive,confirmed,false",
        "remission,confirmed,false",
        "resolved,,false",
        "made-up,,false",
        "active,refuted,false",
        "active,entered-in-error,false",
        ",unconfirmed,false",
        "active,provisional,false",
        "active,differential,false"
    })
    void judgesByTheTwoStatuses(String clinical, String verification, boolean counts) {
        Condition condition = new Condition();
        condition.setClinicalStatus(status(clinical)).setVerificationStatus(status(verification));
        assertThat(Relevance.counts(condition)).isEqualTo(counts);
    }

    @Test
    void takesAnAbatedConditionWithoutStatusForOver() {
        Condition condition = new Condition();
        condition.setAbatement(new DateTimeType("2020"));
        assertThat(Relevance.counts(condition)).isFalse();
    }

    @Test
    void readsAStatusThatIsOnlyText() {
        Condition condition = new Condition();
        condition.setClinicalStatus(new CodeableConcept().setText("Resolved"));
        assertThat(Relevance.counts(condition)).isFalse();
    }

    private static CodeableConcept status(@org.jspecify.annotations.Nullable String code) {
        return new CodeableConcept().addCoding(new Coding().setCode(code));
    }
}
