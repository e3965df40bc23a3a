package org.foramen.cds.hooks;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.cds.rules.facts.Facts;
import org.jspecify.annotations.Nullable;

/** The hooks that there are services for, with their context (https://cds-hooks.hl7.org/hooks/). */
public enum Hook {
    PROBLEM_LIST_ITEM_CREATE("problem-list-item-create", "0.1.0", List.of("encounterId"), "conditions"),
    ORDER_SELECT("order-select", "1.0", List.of("encounterId"), "draftOrders"),
    ORDER_SIGN("order-sign", "1.0", List.of("encounterId"), "draftOrders"),
    ENCOUNTER_DISCHARGE("encounter-discharge", "1.0", List.of(), null),
    PATIENT_VIEW("patient-view", "1.0", List.of("encounterId"), null);

    /** The fields at the root of the contexts of these hooks that are strings. */
    static final List<String> STRINGS = List.of("userId", "patientId", "encounterId");

    private final String hookName;
    private final String version;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<String> optional;

    private final @Nullable String bundle;

    Hook(String hookName, String version, List<String> optional, @Nullable String bundle) {
        this.hookName = hookName;
        this.version = version;
        this.optional = optional;
        this.bundle = bundle;
    }

    public String hookName() {
        return hookName;
    }

    /** The hookVersion of the definition that is followed. */
    String version() {
        return version;
    }

    /** The string fields that the context must have. */
    List<String> required() {
        return STRINGS.stream().filter(field -> !optional.contains(field)).toList();
    }

    /** The fields of the context that may stand in a prefetch token: those at its root with a primitive value. */
    List<String> tokens() {
        return STRINGS;
    }

    /** The field that holds what the call is about; null when that is the patient's record. */
    @Nullable
    String bundle() {
        return bundle;
    }

    /** All hooks by name, each with the types of the resources that it is about. */
    public static Map<String, Set<String>> focusTypes() {
        return Arrays.stream(values())
                .collect(Collectors.toUnmodifiableMap(
                        Hook::hookName,
                        hook -> "draftOrders".equals(hook.bundle) ? Facts.ORDERS : Set.of("Condition")));
    }
}
