package org.foramen.cds.hooks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.foramen.cds.hooks.model.CdsService;

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
            + " prefetch, above all conditions: this server does not fetch from the client's FHIR server.";

    private static final Map<String, String> PREFETCH = prefetch();

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
        return CdsService.of(hook.hookName(), title, description, id, PREFETCH, REQUIREMENTS);
    }

    /** The keys of the prefetch, the same for every service. */
    static List<String> prefetchKeys() {
        return List.copyOf(PREFETCH.keySet());
    }

    private static Map<String, String> prefetch() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("patient", "Patient/{{context.patientId}}");
        queries.put("conditions", "Condition?patient={{context.patientId}}");
        queries.put(
                "imaging",
                "DiagnosticReport?patient={{context.patientId}}"
                        + "&category=http://terminology.hl7.org/CodeSystem/v2-0074|RAD&_sort=-date&_count=50");
        queries.put("procedures", "Procedure?patient={{context.patientId}}&_sort=-date&_count=50");
        queries.put("documents", "DocumentReference?patient={{context.patientId}}&_sort=-date&_count=20");
        for (Hook hook : Hook.values()) {
            queries.values().forEach(query -> new PrefetchTemplate(query, hook));
        }
        return queries;
    }
}
