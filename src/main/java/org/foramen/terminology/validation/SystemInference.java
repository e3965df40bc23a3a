package org.foramen.terminology.validation;

import java.util.Set;
import java.util.TreeSet;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.jspecify.annotations.Nullable;

/** Finds the code system of a code that was sent without one: the only one of which the value set has that code. */
final class SystemInference {

    private SystemInference() {}

    /** The system; null when there is none or more than one, which is then found. */
    static @Nullable String of(CompiledValueSet valueSet, String code, Findings findings) {
        Set<String> systems = new TreeSet<>();
        Problem missing = valueSet.missing();
        if (missing == null) {
            systems.addAll(valueSet.systemsOf(code));
        }
        if (systems.size() == 1) {
            return systems.iterator().next();
        }
        String label = valueSet.definition().label();
        Message message = systems.isEmpty()
                ? Message.entry("UNABLE_TO_INFER_CODESYSTEM", code, label)
                : Message.entry(
                        "Unable_to_resolve_system__value_set_has_multiple_matches", code, label, systems.toString());
        Issue issue = Issues.cannotInfer(message);
        findings.tell(issue);
        return null;
    }
}
