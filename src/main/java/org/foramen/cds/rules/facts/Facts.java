package org.foramen.cds.rules.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * What is known in one call, and the variables under which rules see it (docs/cds-hooks.md lists them).
 *
 * @param hook the hook's name
 * @param patientId whose record it is
 * @param focus what the call is about: new problems, orders, or the problems of the record
 * @param orders all draft orders of the call
 * @param records what the client sent of the patient's record, by kind (the names of {@link #RECORDS}); a kind that it did
 *     not send is absent, one of which there is nothing is empty
 * @param unavailable the kinds that are not known or not known in full, each with the reason
 * @param references the resources that references of the call may name, by each name
 */
public record Facts(
        String hook,
        String patientId,
        @Nullable String userId,
        @Nullable String encounterId,
        List<? extends Resource> focus,
        List<? extends Resource> orders,
        Map<String, List<Resource>> records,
        Map<String, String> unavailable,
        Map<String, Resource> references) {

    /** The kinds of records that rules know, each a variable of that name, by the type of their resources. */
    public static final Map<String, String> RECORDS = Map.of(
            "Patient", "patient",
            "Condition", "conditions",
            "DiagnosticReport", "imaging",
            "Procedure", "procedures",
            "DocumentReference", "documents",
            "Encounter", "encounter");

    /** The types of draft orders that clients send (https://cds-hooks.hl7.org/hooks/order-sign/STU1/order-sign/#context). */
    public static final Set<String> ORDERS =
            Set.of("DeviceRequest", "MedicationRequest", "NutritionOrder", "ServiceRequest", "VisionPrescription");

    private static final List<String> TEXTS = List.of("hook", "patientId", "userId", "encounterId");

    public Facts {
        focus = List.copyOf(focus);
        orders = List.copyOf(orders);
        records = Map.copyOf(records);
        unavailable = Map.copyOf(unavailable);
        references = Map.copyOf(references);
        if (!RECORDS.values().containsAll(records.keySet())) {
            throw new IllegalArgumentException("Unknown kind of record among " + records.keySet());
        }
    }

    /**
     * The variables that expressions may use without defining them, with the FHIR types of their values.
     *
     * @param focus the types of what the call is about
     */
    public static Map<String, Set<String>> variableTypes(Set<String> focus) {
        Map<String, Set<String>> types = new HashMap<>();
        TEXTS.forEach(name -> types.put(name, Set.of("string")));
        types.put("editsFinalProblems", Set.of("boolean"));
        RECORDS.forEach((type, name) -> types.put(name, Set.of(type)));
        types.put("unavailable", Set.of("string"));
        types.put("diagnoses", Set.of("Condition"));
        types.put("orders", ORDERS);
        types.put("focus", focus);
        return types;
    }

    /** The variables and their values; of the patient's conditions only the {@linkplain Relevance relevant} ones. */
    public Map<String, List<? extends Base>> variables() {
        Map<String, List<? extends Base>> variables = new HashMap<>();
        Relevance relevance = new Relevance(patientId, encounterId);
        records.forEach((kind, resources) -> variables.put(
                kind, resources.stream().filter(relevance::belongsToPatient).toList()));
        RECORDS.values().forEach(kind -> variables.putIfAbsent(kind, List.of()));
        variables.put("hook", List.of(new StringType(hook)));
        variables.put("patientId", List.of(new StringType(patientId)));
        variables.put("userId", text(userId));
        variables.put("encounterId", text(encounterId));
        variables.put(
                "unavailable",
                unavailable.keySet().stream().sorted().map(StringType::new).toList());
        List<Resource> record = records.getOrDefault("conditions", List.of());
        List<? extends Resource> judged =
                focus.equals(record) ? relevance.ofRecord(record, List.of()) : relevance.ofFocus(focus);
        List<? extends Resource> known = relevance.ofRecord(record, judged);
        variables.put("focus", judged);
        variables.put("orders", relevance.ofFocus(orders));
        variables.put("conditions", known);
        variables.put("diagnoses", relevance.diagnoses(judged, known));
        return variables;
    }

    /** Whether an order's reference to the condition is a reason that counts. */
    public boolean isReason(Condition condition) {
        return new Relevance(patientId, encounterId).isReason(condition);
    }

    /** The resource that a reference names, absolute or relative, with or without a version; null when the call has none. */
    public @Nullable Resource resolve(String reference) {
        Resource exact = references.get(reference);
        if (exact != null) {
            return exact;
        }
        IdType id = new IdType(reference);
        return id.hasResourceType() && id.hasIdPart()
                ? references.get(id.getResourceType() + "/" + id.getIdPart())
                : null;
    }

    private static List<StringType> text(@Nullable String value) {
        return value == null ? List.of() : List.of(new StringType(value));
    }
}
