package org.foramen.cds.hooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.cds.hooks.ResourceReader.Placed;
import org.foramen.cds.hooks.model.CdsRequest;
import org.foramen.cds.prefetch.Fetched;
import org.foramen.cds.rules.facts.Facts;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** Turns a request into the facts that rules judge. One instance reads one request. */
final class FactsReader {

    private final ResourceReader resources;
    private final Map<String, List<Resource>> records = new LinkedHashMap<>();
    private final Map<String, String> unavailable = new LinkedHashMap<>();
    private final Map<String, Resource> references = new HashMap<>();

    FactsReader(ResourceReader resources) {
        this.resources = resources;
    }

    Facts read(PreparedCall call) {
        CdsRequest request = call.request();
        HookService service = call.service();
        ObjectNode context = request.context();
        for (String key : HookService.prefetchKeys()) {
            Fetched instead = call.fetched().get(key);
            if (HookService.isMoot(key, context) && !request.prefetch().containsKey(key)) {
                records.put(key, List.of());
            } else if (instead == null) {
                readPrefetch(key, request.prefetch().get(key), "The client reported");
            } else {
                readFetched(key, instead);
            }
        }
        List<Resource> given = new ArrayList<>();
        List<Resource> focus = focus(context, service.hook, given);
        return new Facts(
                request.hook(),
                HookService.id(context.path("patientId").asText()),
                context.path("userId").asText(),
                context.hasNonNull("encounterId")
                        ? HookService.id(context.path("encounterId").asText())
                        : null,
                focus,
                isOrder(service.hook) ? given : List.of(),
                records,
                unavailable,
                references);
    }

    private static boolean isOrder(Hook hook) {
        return hook == Hook.ORDER_SELECT || hook == Hook.ORDER_SIGN;
    }

    private void readFetched(String key, Fetched fetched) {
        String gap = fetched.gap();
        if (fetched.value() == null) {
            unavailable.put(key, "The prefetch key " + key + " was not sent, and cannot be fetched: " + gap + ".");
            return;
        }
        readPrefetch(key, fetched.value(), "The FHIR server reported");
        if (gap != null && records.containsKey(key)) {
            unavailable.put(key, "Of the prefetch key " + key + " not all pages can be fetched: " + gap + ".");
        }
    }

    private void readPrefetch(String key, @Nullable JsonNode value, String whoReports) {
        if (value == null) {
            unavailable.put(key, "The prefetch key " + key + " was not sent.");
        } else if (value.isNull()) {
            records.put(key, List.of());
        } else {
            List<Resource> read = new ArrayList<>();
            if (readAll(value, key, read, whoReports)) {
                records.put(key, read);
            }
        }
    }

    /** False when the client could not get the data, so that nothing is known; what is known in part counts. */
    private boolean readAll(JsonNode value, String key, List<Resource> read, String whoReports) {
        if (value.path("total").asInt() > 0 && value.path("entry").isEmpty()) {
            unavailable.put(key, "The prefetch key " + key + " counts resources that it does not hold.");
            return false;
        }
        boolean partly = false;
        for (Placed placed : ResourceReader.unbundle(value, "prefetch." + key)) {
            Resource resource = resources.read(placed.json());
            if (resource instanceof OperationOutcome outcome) {
                if (placed.json().equals(value) || isError(outcome)) {
                    unavailable.put(key, whoReports + " an error for the prefetch key " + key + ".");
                    return false;
                }
            } else if (resource == null) {
                partly = true;
            } else if (placed.json().equals(value) && !isOfKind(resource, key)) {
                unavailable.put(key, "The prefetch key " + key + " holds something else.");
                return false;
            } else {
                read.add(resource);
                index(resource, placed.fullUrl());
            }
        }
        for (JsonNode link : value.path("link")) {
            partly |= "next".equals(link.path("relation").asText());
        }
        if (partly) {
            unavailable.put(key, "The prefetch key " + key + " has further pages, or resources that cannot be read.");
        }
        return true;
    }

    private static boolean isOfKind(Resource resource, String key) {
        return key.equals(Facts.RECORDS.get(resource.fhirType()));
    }

    private static boolean isError(OperationOutcome outcome) {
        return outcome.getIssue().stream()
                .anyMatch(issue ->
                        issue.getSeverity() == IssueSeverity.ERROR || issue.getSeverity() == IssueSeverity.FATAL);
    }

    private List<Resource> focus(ObjectNode context, Hook hook, List<Resource> given) {
        String bundle = hook.bundle();
        if (bundle == null) {
            List<Resource> conditions = records.get("conditions");
            if (conditions == null) {
                throw new PrefetchNeeded(List.of("conditions"), unavailable.getOrDefault("conditions", ""));
            }
            return conditions;
        }
        Set<String> selected = hook == Hook.ORDER_SELECT ? selections(context) : Set.of();
        List<Resource> chosen = new ArrayList<>();
        for (Placed placed : ResourceReader.unbundle(context.path(bundle), "context." + bundle)) {
            Resource resource = resources.read(placed.json());
            if (resource == null) {
                throw new Refusal(new Problem(
                        Problem.Kind.UNPROCESSABLE, "This is not a FHIR R4 resource that can be read", placed.path()));
            }
            index(resource, placed.fullUrl());
            given.add(resource);
            if (isSelected(resource, placed.fullUrl(), selected)) {
                chosen.add(resource);
            }
        }
        if (hook == Hook.PROBLEM_LIST_ITEM_CREATE) {
            chosen.removeIf(resource -> !(resource instanceof Condition));
        }
        return chosen.isEmpty() ? given.stream().filter(r -> isOrder(hook)).toList() : chosen;
    }

    /** As they are written, and without the server and the version of a reference. */
    private static Set<String> selections(ObjectNode context) {
        Set<String> selections = new HashSet<>();
        context.path("selections").forEach(selection -> {
            JsonNode named = selection.isObject() ? selection.path("reference") : selection;
            if (named.isTextual() || named.isIntegralNumber()) {
                String written = named.asText().trim();
                IdType id = new IdType(written);
                selections.add(written);
                if (id.hasResourceType()) {
                    selections.add(id.getResourceType() + "/" + id.getIdPart());
                }
            }
        });
        return selections;
    }

    private static boolean isSelected(Resource resource, @Nullable String fullUrl, Set<String> selected) {
        String id = resource.getIdElement().getIdPart();
        return selected.isEmpty()
                || (fullUrl != null && selected.contains(fullUrl))
                || (id != null && (selected.contains(id) || selected.contains(resource.fhirType() + "/" + id)));
    }

    private void index(Resource resource, @Nullable String fullUrl) {
        String id = resource.getIdElement().getIdPart();
        if (id != null) {
            references.put(resource.fhirType() + "/" + id, resource);
        }
        if (fullUrl != null) {
            references.put(fullUrl, resource);
        }
    }
}
