package org.foramen.cds.rules.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Which diagnoses and orders count. A diagnosis counts when its clinical status is active, recurrence or relapse, or is not
 * stated and no abatement is, and its verification status is confirmed or not stated
 * (https://hl7.org/fhir/R4/condition-definitions.html#Condition.clinicalStatus). Without a clinical status, a diagnosis of
 * an encounter speaks of that encounter only. An order counts unless it was withdrawn or completed, asks not to do
 * something, or is for another patient (https://hl7.org/fhir/R4/valueset-request-status.html, and the status of
 * MedicationRequest).
 */
final class Relevance {

    private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");
    private static final Set<String> CONFIRMED = Set.of("confirmed");
    private static final Set<String> CLOSED =
            Set.of("entered-in-error", "stopped", "cancelled", "revoked", "completed");

    private static final String PROBLEM_LIST = "problem-list-item";
    private static final String ENCOUNTER = "encounter-diagnosis";

    /** An order that does not depend on that of the client's Bundle: the problem list, then code, then id. */
    private static final Comparator<Resource> ORDER = Comparator.comparing(
                    (Resource resource) -> !(resource instanceof Condition condition && isOf(condition, PROBLEM_LIST)))
            .thenComparing(resource -> resource instanceof Condition condition ? codes(condition) : "")
            .thenComparing(resource -> resource instanceof Condition
                    ? String.valueOf(resource.getIdElement().getIdPart())
                    : "");

    private final String patientId;
    private final @Nullable String encounterId;

    Relevance(String patientId, @Nullable String encounterId) {
        this.patientId = patientId;
        this.encounterId = encounterId;
    }

    /** Those of what the call is about that count; diagnoses in an order of their own. */
    List<? extends Resource> ofFocus(List<? extends Resource> focus) {
        return focus.stream()
                .filter(resource -> resource instanceof Condition condition
                        ? counts(condition)
                        : !closed(resource) && belongsToPatient(resource))
                .sorted(ORDER)
                .toList();
    }

    /** Whether an order's reference to the condition is a reason: it counts, and belongs to the patient. */
    boolean isReason(Condition condition) {
        return counts(condition) && belongsToPatient(condition);
    }

    /** Those conditions of the record that count, belong to the patient, and are not the focus itself. */
    List<? extends Resource> ofRecord(List<Resource> conditions, List<? extends Resource> focus) {
        Set<String> judged = focus.stream()
                .filter(Condition.class::isInstance)
                .flatMap(condition -> Stream.ofNullable(id(condition)))
                .collect(Collectors.toSet());
        return conditions.stream()
                .filter(resource -> resource instanceof Condition condition
                        && counts(condition)
                        && belongsToPatient(condition)
                        && (condition.hasClinicalStatus() || !isOfAnotherEncounter(condition))
                        && Stream.ofNullable(id(condition)).noneMatch(judged::contains))
                .sorted(ORDER)
                .toList();
    }

    /** All diagnoses: of the focus, then of the record. */
    List<? extends Resource> diagnoses(List<? extends Resource> focus, List<? extends Resource> known) {
        List<Resource> diagnoses = new ArrayList<>();
        focus.stream().filter(Condition.class::isInstance).forEach(diagnoses::add);
        diagnoses.addAll(known);
        return diagnoses;
    }

    private static @Nullable String id(Resource resource) {
        return resource.getIdElement().getIdPart();
    }

    /** Whether its subject is not stated, or is the patient; orders for glasses and meals call it the patient. */
    boolean belongsToPatient(Resource resource) {
        if (resource instanceof Patient patient) {
            String id = patient.getIdElement().getIdPart();
            return id == null || id.equals(patientId);
        }
        return Stream.of("subject", "patient")
                .flatMap(element -> Stream.ofNullable(resource.listChildrenByName(element, false)))
                .flatMap(Stream::of)
                .allMatch(subject -> !(subject instanceof Reference reference) || isPatient(reference));
    }

    private boolean isPatient(Reference reference) {
        IIdType subject = reference.getReferenceElement();
        return subject.getIdPart() == null
                || subject.getValue().startsWith("#")
                || subject.getValue().startsWith("urn:")
                || (subject.getIdPart().equals(patientId)
                        && (!subject.hasResourceType()
                                || subject.getResourceType().equals("Patient")));
    }

    /** Whether it was made in an encounter that is known, and is not that of the call. */
    private boolean isOfAnotherEncounter(Condition condition) {
        String encounter = condition.getEncounter().getReferenceElement().getIdPart();
        return encounter != null
                && !encounter.equals(encounterId)
                && isOf(condition, ENCOUNTER)
                && !isOf(condition, PROBLEM_LIST);
    }

    private static boolean isOf(Condition condition, String category) {
        return condition.getCategory().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .anyMatch(coding -> category.equals(coding.getCode()));
    }

    private static String codes(Condition condition) {
        return condition.getCode().getCoding().stream()
                .map(Coding::getCode)
                .filter(Objects::nonNull)
                .map(Relevance::lower)
                .sorted()
                .collect(Collectors.joining(" "));
    }

    static boolean counts(Condition condition) {
        boolean active = isStated(condition.getClinicalStatus())
                ? says(condition.getClinicalStatus(), ACTIVE)
                : !condition.hasAbatement();
        boolean confirmed =
                !isStated(condition.getVerificationStatus()) || says(condition.getVerificationStatus(), CONFIRMED);
        return active && confirmed;
    }

    private static boolean isStated(CodeableConcept status) {
        return status.hasText() || status.getCoding().stream().anyMatch(Coding::hasCode);
    }

    private static boolean says(CodeableConcept status, Set<String> codes) {
        boolean coded = status.getCoding().stream().anyMatch(Coding::hasCode);
        return coded
                ? status.getCoding().stream()
                        .anyMatch(coding -> coding.hasCode() && codes.contains(lower(coding.getCode())))
                : codes.contains(lower(status.getText()));
    }

    private static boolean closed(Resource order) {
        return values(order, "status").anyMatch(CLOSED::contains)
                || values(order, "doNotPerform").anyMatch("true"::equals);
    }

    private static Stream<String> values(Resource resource, String element) {
        Base[] values = resource.listChildrenByName(element, false);
        return values == null
                ? Stream.of()
                : Stream.of(values)
                        .map(value -> value == null ? null : value.primitiveValue())
                        .filter(Objects::nonNull)
                        .map(Relevance::lower);
    }

    private static String lower(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }
}
