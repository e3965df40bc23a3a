package org.foramen.cds.rules.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which diagnoses and orders count. A diagnosis counts when its clinical status is active, recurrence or relapse, or is not
 * stated and no abatement is, and its verification status is confirmed or not stated
 * (https://hl7.org/fhir/R4/condition-definitions.html#Condition.clinicalStatus). An order counts unless it was withdrawn
 * (https://hl7.org/fhir/R4/valueset-request-status.html, and the status of MedicationRequest).
 */
final class Relevance {

    private static final Set<String> ACTIVE = Set.of("active", "recurrence", "relapse");
    private static final Set<String> CONFIRMED = Set.of("confirmed");
    private static final Set<String> WITHDRAWN = Set.of("entered-in-error", "stopped", "cancelled", "revoked");

    private final String patientId;

    Relevance(String patientId) {
        this.patientId = patientId;
    }

    /** Those of what the call is about that count. */
    List<? extends Resource> ofFocus(List<? extends Resource> focus) {
        return focus.stream()
                .filter(resource -> resource instanceof Condition condition ? counts(condition) : !withdrawn(resource))
                .toList();
    }

    /** Those conditions of the record that count, belong to the patient, and are not the focus itself. */
    List<? extends Resource> ofRecord(List<Resource> conditions, List<? extends Resource> focus) {
        return conditions.stream()
                .filter(resource -> resource instanceof Condition condition
                        && counts(condition)
                        && belongsToPatient(condition)
                        && focus.stream().noneMatch(other -> sameId(other, condition)))
                .toList();
    }

    /** All diagnoses: of the focus, then of the record. */
    List<? extends Resource> diagnoses(List<? extends Resource> focus, List<? extends Resource> known) {
        List<Resource> diagnoses = new ArrayList<>();
        focus.stream().filter(Condition.class::isInstance).forEach(diagnoses::add);
        diagnoses.addAll(known);
        return diagnoses;
    }

    private static boolean sameId(Resource one, Resource other) {
        String id = one.getIdElement().getIdPart();
        return id != null
                && one instanceof Condition
                && id.equals(other.getIdElement().getIdPart());
    }

    private boolean belongsToPatient(Condition condition) {
        String subject = condition.getSubject().getReferenceElement().getIdPart();
        return subject == null || condition.getSubject().getReference().startsWith("#") || subject.equals(patientId);
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

    private static boolean withdrawn(Resource order) {
        Base[] statuses = order.listChildrenByName("status", false);
        return statuses != null
                && Stream.of(statuses)
                        .map(status -> status == null ? null : status.primitiveValue())
                        .anyMatch(code -> code != null && WITHDRAWN.contains(lower(code)));
    }

    private static String lower(String text) {
        return text.trim().toLowerCase(Locale.ROOT);
    }
}
