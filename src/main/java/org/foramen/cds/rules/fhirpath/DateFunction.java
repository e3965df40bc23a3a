package org.foramen.cds.rules.fhirpath;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.Function;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/**
 * Functions that tell a date. FHIRPath's own {@code today()} and {@code now()} are among them, since the engine would ask the
 * machine's clock: here they tell the time of the call, the same in all its expressions.
 */
enum DateFunction {
    TODAY("today", "the day of the call", 0, Signature.withoutInput("date")) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            return List.of(today(scope));
        }
    },
    NOW("now", "the time of the call", 0, Signature.withoutInput("dateTime")) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            ZonedDateTime now = scope.now().truncatedTo(ChronoUnit.MILLIS);
            return List.of(new DateTimeType(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now)));
        }
    },
    DATES_OF_SERVICE(
            "datesOfService",
            "the days that the codes of a diagnosis or order are chosen by; the parameter is the encounter of a diagnosis"
                    + " that names none",
            1,
            new Signature(List.of(), List.of("date", "dateTime"))) {
        @Override
        List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters) {
            List<Base> encounters = parameters.isEmpty() ? List.of() : parameters.get(0);
            List<Base> dates = new ArrayList<>();
            for (Base item : focus) {
                Stream<Base> ofItem =
                        item instanceof Condition condition ? ofDiagnosis(scope, condition, encounters) : ofOrder(item);
                ofItem.filter(DateFunction::isSaid).forEach(dates::add);
            }
            return dates;
        }
    };

    /**
     * A stay in a hospital is coded by the day of discharge, every other encounter by its first day ("for discharges occurring
     * ... and for patient encounters occurring from October 1": https://www.cms.gov/medicare/coding-billing/icd-10-codes); the
     * classes are those of http://terminology.hl7.org/ValueSet/v3-ActEncounterCode.
     */
    private static final Set<String> STAYS = Set.of("IMP", "ACUTE", "NONAC");

    private static final Map<String, DateFunction> BY_NAME = new HashMap<>();

    static {
        for (DateFunction function : values()) {
            BY_NAME.put(function.functionName, function);
        }
    }

    final String functionName;
    final String purpose;
    final int maxParameters;

    @SuppressWarnings("ImmutableEnumChecker") // its lists are List.of
    final Signature signature;

    DateFunction(String functionName, String purpose, int maxParameters, Signature signature) {
        this.functionName = functionName;
        this.purpose = purpose;
        this.maxParameters = maxParameters;
        this.signature = signature;
    }

    static @Nullable DateFunction named(String name) {
        return BY_NAME.get(name);
    }

    /** Whether the engine has such a function itself, which is not to be asked. */
    static boolean replaces(@Nullable Function function) {
        return function == Function.Today || function == Function.Now;
    }

    abstract List<Base> apply(Scope scope, List<Base> focus, List<List<Base>> parameters);

    private static DateType today(Scope scope) {
        return new DateType(scope.now().toLocalDate().toString());
    }

    /**
     * The day of its encounter. Of one whose encounter is not known, the day on which it was recorded; of one without an
     * encounter, that day and its onset.
     */
    private static Stream<Base> ofDiagnosis(Scope scope, Condition condition, List<Base> encounters) {
        boolean names = condition.getEncounter().hasReference();
        Base encounter = names
                ? scope.references().resolve(condition.getEncounter().getReference())
                : encounters.size() == 1 ? encounters.get(0) : null;
        if (encounter instanceof Encounter known && known.hasPeriod()) {
            return Stream.of(ofEncounter(scope, known));
        }
        Base recorded = condition.getRecordedDateElement();
        return names
                ? Stream.of(recorded)
                : Stream.concat(Stream.ofNullable(condition.getOnset()).map(DateFunction::start), Stream.of(recorded));
    }

    private static Base ofEncounter(Scope scope, Encounter encounter) {
        Period period = encounter.getPeriod();
        if (!STAYS.contains(encounter.getClass_().getCode())) {
            return period.getStartElement();
        }
        return period.hasEnd() ? period.getEndElement() : today(scope);
    }

    /** The day it is for, else the day on which it was written. */
    private static Stream<Base> ofOrder(Base order) {
        return Stream.of("occurrence[x]", "authoredOn", "dateTime", "dateWritten")
                .flatMap(element -> Stream.ofNullable(order.getNamedProperty(element)))
                .flatMap(property -> property.getValues().stream())
                .map(DateFunction::start)
                .filter(DateFunction::isSaid)
                .limit(1);
    }

    private static Base start(Base value) {
        return value instanceof Period period ? period.getStartElement() : value;
    }

    private static boolean isSaid(Base date) {
        return date instanceof BaseDateTimeType time && time.hasValue();
    }
}
