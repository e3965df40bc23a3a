package org.foramen.terminology.validation;

import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Issue.Severity;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.version.Versions;
import org.jspecify.annotations.Nullable;

/**
 * Which version of its code system a coding is held against: the one that the include or the request's rules name, narrowed by the
 * coding's own where that is one of those; where the two contradict each other, that is found.
 */
final class VersionChoice {

    private final Catalogue catalogue;
    private final Conditions conditions;
    private final Findings findings;

    VersionChoice(Catalogue catalogue, Conditions conditions, Findings findings) {
        this.catalogue = catalogue;
        this.conditions = conditions;
        this.findings = findings;
    }

    /**
     * The version to look in, may be a criterion, null for the newest.
     *
     * @param included the version that the include names, null when it names none
     */
    @Nullable
    String of(Coding coding, String system, @Nullable String included, Issues issues) {
        String effective = conditions.rules().effective(system, included);
        String own = coding.version();
        if (own == null) {
            return effective;
        }
        String chosen = effective;
        boolean narrows = effective == null
                ? catalogue.codeSystemVersions(system).stream().anyMatch(version -> Versions.matches(own, version))
                : Versions.matches(effective, own);
        if (narrows) {
            chosen = own;
        }
        CompiledCodeSystem found = catalogue.answeringAt(new Canonical(system, chosen), conditions);
        if (found != null && !Versions.matches(own, found.version())) {
            contradiction(own, included, chosen, found, issues);
        } else if (found == null && !own.equals(chosen)) {
            findings.tell(
                    issues.otherVersion(Severity.ERROR, Message.entry("VALUESET_VALUE_MISMATCH", system, chosen, own)));
        }
        return chosen;
    }

    private void contradiction(
            String own, @Nullable String included, @Nullable String chosen, CompiledCodeSystem found, Issues issues) {
        String system = found.url();
        Issue contradiction;
        if (chosen == null) {
            Severity severity = found.definition().versionNeeded() ? Severity.ERROR : Severity.WARNING;
            contradiction = issues.otherVersion(
                    severity, Message.entry("VALUESET_VALUE_MISMATCH_DEFAULT", system, found.version(), included, own));
        } else if (!chosen.equals(included)) {
            contradiction = issues.otherVersion(
                    Severity.ERROR, Message.entry("VALUESET_VALUE_MISMATCH_CHANGED", system, chosen, included, own));
        } else {
            contradiction = issues.otherVersion(
                    Severity.ERROR, Message.entry("VALUESET_VALUE_MISMATCH", system, included, own));
        }
        findings.note(contradiction);
        if (catalogue.answeringAt(new Canonical(system, own), conditions) == null) {
            UnknownSystem unknown = UnknownSystem.of(catalogue, system, own);
            if (findings.unknownSystem(unknown.canonical())) {
                findings.tell(issues.unknownSystem(unknown.message()));
            }
        }
    }
}
