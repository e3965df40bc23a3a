package org.foramen.cds.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.foramen.cds.hooks.model.CdsService;
import org.foramen.cds.prefetch.PrefetchQuery;
import org.foramen.cds.prefetch.PrefetchTokens;

/** The services: one for each hook, each with an id of its own. */
enum HookService {
    PROBLEM_LIST(
            "m99-problem-list",
            Hook.PROBLEM_LIST_ITEM_CREATE,
            "M99 on the problem list",
            "Checks a new problem that is coded in ICD-10-CM: whether the code is billable, and whether an M99 code stands"
                    + " beside a diagnosis that takes precedence over it or excludes it."),
    ORDER_SELECT(
            "m99-order-select",
            Hook.ORDER_SELECT,
            "M99 as the reason of a selected order",
            "Checks the diagnoses given as reasons of the orders just selected."),
    ORDER_SIGN(
            "m99-order-sign",
            Hook.ORDER_SIGN,
            "M99 as the reason of an order",
            "Checks the diagnoses given as reasons of the orders about to be signed."),
    ENCOUNTER_DISCHARGE(
            "m99-encounter-discharge",
            Hook.ENCOUNTER_DISCHARGE,
            "M99 at discharge",
            "Checks the active diagnoses before the encounter is closed and coded."),
    PATIENT_VIEW(
            "m99-patient-view",
            Hook.PATIENT_VIEW,
            "M99 in the record",
            "Checks the active diagnoses of the patient whose record is opened.");

    private static final String REQUIREMENTS = "Resources are FHIR R4 and diagnoses are coded in ICD-10-CM. Send the"
            + " prefetch, above all conditions; what it lacks is fetched from fhirServer with the access token of"
            + " fhirAuthorization, where that server was agreed on beforehand.";

    private static final String ENCOUNTER = "encounter";

    private static final Map<String, PrefetchQuery> PREFETCH = prefetch();

    final String id;
    final Hook hook;
    private final String title;
    private final String description;

    HookService(String id, Hook hook, String title, String description) {
        this.id = id;
        this.hook = hook;
        this.title = title;
        this.description = description;
    }

    static Optional<HookService> named(String id) {
        return Arrays.stream(values()).filter(service -> service.id.equals(id)).findFirst();
    }

    /** As clients of 2.0 know it. */
    CdsService description() {
        Map<String, String> queries = new LinkedHashMap<>();
        PREFETCH.forEach((key, query) -> queries.put(key, query.template()));
        return CdsService.of(hook.hookName(), title, description, id, queries, REQUIREMENTS);
    }

    /** The keys of the prefetch, the same for every service. */
    static List<String> prefetchKeys() {
        return List.copyOf(PREFETCH.keySet());
    }

    /**
     * The templates of those keys that rules need; of the conditions also where they are what the call is about. Not of the
     * encounter: it decides about a few codes only, and would cost every call a request.
     */
    Map<String, PrefetchQuery> needed(Set<String> inputs) {
        Map<String, PrefetchQuery> needed = new LinkedHashMap<>(PREFETCH);
        needed.keySet().removeIf(key -> !inputs.contains(key) && !(hook.bundle() == null && key.equals("conditions")));
        needed.remove(ENCOUNTER);
        return needed;
    }

    /** Whether the key asks for the encounter of a call that is made in none: there is nothing that could be sent. */
    static boolean isMoot(String key, ObjectNode context) {
        return key.equals(ENCOUNTER) && !context.hasNonNull("encounterId");
    }

    /** What the tokens of templates stand for in a context. */
    static PrefetchTokens tokens(ObjectNode context) {
        Map<String, String> values = new HashMap<>();
        for (String field : List.of("patientId", "encounterId", "userId")) {
            JsonNode value = context.get(field);
            if (value != null && value.isTextual()) {
                values.put(field, field.equals("userId") ? value.textValue().trim() : id(value.textValue()));
            }
        }
        return PrefetchTokens.of(values);
    }

    /** The id alone, from clients that send type/id. */
    static String id(String text) {
        return text.substring(text.lastIndexOf('/') + 1).trim();
    }

    private static Map<String, PrefetchQuery> prefetch() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("patient", "Patient/{{context.patientId}}");
        queries.put("conditions", "Condition?patient={{context.patientId}}");
        queries.put(
                "imaging",
                "DiagnosticReport?patient={{context.patientId}}"
                        + "&category=http://terminology.hl7.org/CodeSystem/v2-0074|RAD&_sort=-date&_count=50");
        queries.put("procedures", "Procedure?patient={{context.patientId}}&_sort=-date&_count=50");
        queries.put("documents", "DocumentReference?patient={{context.patientId}}&_sort=-date&_count=20");
        queries.put(ENCOUNTER, "Encounter/{{context.encounterId}}");
        for (Hook hook : Hook.values()) {
            queries.values().forEach(query -> new PrefetchTemplate(query, hook));
        }
        Map<String, PrefetchQuery> prefetch = new LinkedHashMap<>();
        queries.forEach((key, query) -> prefetch.put(key, new PrefetchQuery(query)));
        return Collections.unmodifiableMap(prefetch);
    }
}
