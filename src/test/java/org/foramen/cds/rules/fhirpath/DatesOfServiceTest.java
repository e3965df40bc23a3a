package org.foramen.cds.rules.fhirpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.PublishedDocumentation;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DatesOfServiceTest {

    private static final FhirPath FHIR_PATH =
            new FhirPath(PublishedKnowledge.FHIR, PublishedKnowledge.TERMINOLOGY, () -> PublishedDocumentation.READER);

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-28T23:30:00-05:00");

    private static final Map<String, Encounter> ENCOUNTERS = Map.of(
            "Encounter/visit", encounter("AMB", "2021-09-28T10:00:00Z", "2021-10-02"),
            "Encounter/stay", encounter("IMP", "2021-09-28", "2021-10-02"),
            "Encounter/open", encounter("ACUTE", "2021-09-28", null));

    private static Encounter encounter(String code, String start, @Nullable String end) {
        Encounter encounter = new Encounter();
        encounter.getClass_().setCode(code);
        encounter.setPeriod(period(start));
        if (end != null) {
            encounter.getPeriod().setEndElement(new DateTimeType(end));
        }
        return encounter;
    }

    private static Period period(String start) {
        Period period = new Period();
        period.setStartElement(new DateTimeType(start));
        return period;
    }

    private static Condition condition(String encounter) {
        Condition condition = new Condition();
        if (!encounter.isEmpty()) {
            condition.setEncounter(new Reference("Encounter/" + encounter));
        }
        return condition;
    }

    private static String dates(Base item, List<? extends Base> encounter) {
        Scope scope =
                FHIR_PATH.scope(ENCOUNTERS::get, NOW).set("item", List.of(item)).set("encounter", encounter);
        return FHIR_PATH.evaluate(FHIR_PATH.compile("%item.datesOfService(%encounter)"), scope).stream()
                .map(Base::primitiveValue)
                .collect(Collectors.joining(" "));
    }

    private static String dates(Base item) {
        return dates(item, List.of());
    }

    @Test
    void aVisitCountsByItsFirstDayAndAStayByItsLast() {
        assertThat(dates(condition("visit"))).isEqualTo("2021-09-28T10:00:00Z");
        assertThat(dates(condition("stay"))).isEqualTo("2021-10-02");
        assertThat(dates(condition("open"))).isEqualTo("2026-11-28");
    }

    @Test
    void theEncounterIsWhatCountsWhereItIsKnown() {
        Condition condition = condition("stay");
        condition.setOnset(new DateTimeType("2019-01-01")).setRecordedDateElement(new DateTimeType("2020-01-01"));
        assertThat(dates(condition)).isEqualTo("2021-10-02");
    }

    @Test
    void theEncounterOfTheCallIsThatOfADiagnosisThatNamesNone() {
        List<Encounter> call = List.of(encounter("AMB", "2026-11-28", null));
        assertThat(dates(condition(""), call)).isEqualTo("2026-11-28");
        assertThat(dates(condition("visit"), call)).isEqualTo("2021-09-28T10:00:00Z");
        assertThat(dates(condition("other"), call)).isEmpty();
    }

    @Test
    void ofAnUnknownEncounterTheDayOfTheRecordCounts() {
        Condition condition = condition("other");
        condition.setOnset(new DateTimeType("2019-01-01")).setRecordedDateElement(new DateTimeType("2020-01-01"));
        assertThat(dates(condition)).isEqualTo("2020-01-01");
    }

    @Test
    void withoutAnEncounterOnsetAndRecordCount() {
        Condition condition = condition("");
        condition.setOnset(period("2019-01")).setRecordedDateElement(new DateTimeType("2020-01-01"));
        assertThat(dates(condition)).isEqualTo("2019-01 2020-01-01");
        condition.setOnset(new StringType("in spring"));
        assertThat(dates(condition)).isEqualTo("2020-01-01");
    }

    @Test
    void anOrderCountsByTheDayItIsForThenByTheDayItWasWritten() {
        ServiceRequest order = new ServiceRequest();
        assertThat(dates(order)).isEmpty();
        order.setAuthoredOnElement(new DateTimeType("2026-11-20"));
        assertThat(dates(order)).isEqualTo("2026-11-20");
        order.setOccurrence(period("2026-12-01"));
        assertThat(dates(order)).isEqualTo("2026-12-01");
        MedicationRequest medication = new MedicationRequest();
        medication.setAuthoredOnElement(new DateTimeType("2026-11-21"));
        assertThat(dates(medication)).isEqualTo("2026-11-21");
    }
}
