package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.VersionOrder;
import org.foramen.terminology.code.Versions;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/**
 * Walks the includes and excludes of a value set for one coding, and finds on the way why the coding is in it or not. Membership in
 * each of them is asked of the same plans that expand the value set.
 */
final class ValueSetWalk {

    private static final String DEPRECATED_IN_VALUE_SET = "http://hl7.org/fhir/StructureDefinition/valueset-deprecated";

    /** Whether a coding is in a value set. */
    enum Verdict {
        IN,
        NOT_IN,
        /** It cannot be said, since a code system is not known here. */
        UNKNOWN
    }

    private final Catalogue catalogue;
    private final Strictness strictness;
    private final Conditions conditions;
    private final Findings findings;
    private final Issues issues;
    private final Coding coding;
    private final String system;
    private final int index;

    private Wordings wordings = new Wordings();
    private @Nullable CompiledCodeSystem answered;
    private boolean verified = true;

    /**
     * @param index of the coding among those of the request, which has a code
     * @param system of the coding, given or inferred
     */
    ValueSetWalk(Catalogue catalogue, ValidateCodeRequest request, Findings findings, int index, String system) {
        this.catalogue = catalogue;
        this.strictness = request.strictness();
        this.conditions = request.conditions();
        this.findings = findings;
        this.index = index;
        this.coding = request.codings().get(index);
        this.system = system;
        this.issues = new Issues(request.form(), index);
    }

    /** The wordings of the concept where it was last found. */
    Wordings wordings() {
        return wordings;
    }

    /** The code system version that has the code, null when none was found to have it. */
    @Nullable
    CompiledCodeSystem answered() {
        return answered;
    }

    Verdict check(CompiledValueSet valueSet) {
        Verdict verdict = Verdict.NOT_IN;
        for (CompiledSet include : considered(valueSet)) {
            if (include.source().system() == null) {
                verdict = Verdict.IN;
            } else {
                verdict = inSystem(valueSet, include);
                if (verdict == Verdict.UNKNOWN) {
                    return verdict;
                }
            }
            for (CompiledValueSet imported : include.valueSets()) {
                concern(
                        "ValueSet",
                        imported.definition().label(),
                        imported.definition().lifecycle(),
                        valueSet);
                verdict = verdict == Verdict.IN ? check(imported) : verdict;
            }
            if (verdict == Verdict.IN) {
                break;
            }
        }
        return verdict == Verdict.IN && isExcluded(valueSet) ? Verdict.NOT_IN : verdict;
    }

    /** The includes that may have the coding, those of newer versions first. */
    private List<CompiledSet> considered(CompiledValueSet valueSet) {
        if (valueSet.includes().size() == 1) {
            String only = valueSet.includes().get(0).source().system();
            return only == null || only.equals(system) ? valueSet.includes() : List.of();
        }
        String only = coding.version() == null ? pickedVersion(valueSet) : null;
        boolean exact = valueSet.includes().stream()
                .anyMatch(include -> Objects.equals(include.source().version(), coding.version())
                        && system.equals(include.source().system()));
        List<CompiledSet> considered = new ArrayList<>();
        for (CompiledSet include : valueSet.includes()) {
            String version = include.source().version();
            boolean fits = coding.version() == null || !exact || Objects.equals(coding.version(), version);
            boolean ofSystem =
                    system.equals(include.source().system()) && (only == null || only.equals(version)) && fits;
            if (include.source().system() == null || ofSystem) {
                considered.add(include);
            }
        }
        considered.sort(Comparator.comparing(
                include -> Objects.requireNonNullElse(include.source().version(), ""),
                VersionOrder.OLDEST_FIRST.reversed()));
        return considered;
    }

    /**
     * Of several versions that the value set draws from, the newest that has the code with the coding's display; null when all of
     * them do, or when there is only one.
     */
    private @Nullable String pickedVersion(CompiledValueSet valueSet) {
        Set<String> versions = valueSet.includes().stream()
                .filter(include -> system.equals(include.source().system()))
                .flatMap(include -> Stream.ofNullable(include.source().version()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (versions.size() < 2) {
            return null;
        }
        List<String> having = versions.stream().filter(this::hasCodeAndDisplay).toList();
        if (having.size() == versions.size()) {
            return null;
        }
        return (having.isEmpty() ? versions : having)
                .stream().max(VersionOrder.OLDEST_FIRST).orElse(null);
    }

    private boolean hasCodeAndDisplay(String version) {
        CompiledCodeSystem found = catalogue.answeringAt(new Canonical(system, version), conditions, coding.code());
        int ordinal = found == null ? -1 : found.ordinalOf(coding.code());
        if (found == null || ordinal < 0) {
            return false;
        }
        String display = coding.display();
        return display == null
                || display.equals(found.display(ordinal))
                || found.designations(ordinal).stream()
                        .anyMatch(each -> each.value().equals(display));
    }

    /** What is listed by name of a code system of which nothing is known here is matched, not checked. */
    private Verdict inSystem(CompiledValueSet valueSet, CompiledSet include) {
        Member foreign = catalogue.knowsContent(system) ? null : include.find(null, coding.code());
        if (foreign != null) {
            return unverified(foreign);
        }
        String version = new VersionChoice(catalogue, conditions, findings)
                .of(coding, system, include.source().version(), issues);
        CompiledCodeSystem found = catalogue.answeringAt(new Canonical(system, version), conditions, coding.code());
        if (found == null) {
            return withoutContent(version);
        }
        for (String demanded : conditions.rules().demanded(system)) {
            if (!Versions.matches(demanded, found.version())) {
                findings.note(issues.notDemandedVersion(system, found.version(), demanded));
            }
        }
        concern("CodeSystem", found.canonical().toString(), found.definition().lifecycle(), valueSet);
        return selected(valueSet, include, found) ? Verdict.IN : Verdict.NOT_IN;
    }

    private Verdict withoutContent(@Nullable String version) {
        if (strictness.membershipOnly()) {
            return Verdict.NOT_IN;
        }
        if (catalogue.isSupplement(new Canonical(system, version))) {
            return Verdict.UNKNOWN;
        }
        UnknownSystem unknown = UnknownSystem.of(catalogue, system, version);
        if (findings.unknownSystem(unknown.canonical())) {
            findings.tell(issues.unknownSystem(unknown.message()));
        }
        return Verdict.UNKNOWN;
    }

    private Verdict unverified(Member member) {
        findings.tell(issues.unverified(system));
        wordings = new Wordings().add(member.ownDisplay(), null).addAll(member.ownDesignations());
        verified = false;
        return Verdict.IN;
    }

    /** Whether the code could be looked up in the content of its code system. */
    boolean isVerified() {
        return verified;
    }

    private boolean selected(CompiledValueSet valueSet, CompiledSet include, CompiledCodeSystem found) {
        Member member = include.find(found, coding.code());
        if (member == null) {
            include.mismatches(found, coding.code()).forEach(findings::mention);
            return selectedUnknown(include, found);
        }
        if (member.codeSystem() == null) {
            return unverified(member) == Verdict.IN;
        }
        int ordinal = member.ordinal();
        see(found, ordinal);
        wordings.add(member.ownDisplay(), valueSet.definition().declarations().language());
        wordings.addAll(member.ownDesignations());
        if (!strictness.abstractAllowed() && found.isAbstract(ordinal)) {
            if (!strictness.membershipOnly()) {
                findings.note(issues.notSelectable(found.url(), coding.code()));
            }
            return false;
        }
        boolean excludesInactive = Boolean.FALSE.equals(valueSet.definition().inactive());
        if (found.isInactive(ordinal) && (excludesInactive || strictness.activeOnly())) {
            findings.tell(issues.notActive(coding.code()));
            findings.inactive(new Findings.Inactive(index, coding.code(), found.status(ordinal)));
            return false;
        }
        noteStanding(found, ordinal);
        noteDeprecation(valueSet, member);
        return true;
    }

    /** A code that a fragment does not hold may be there all the same, where all codes are wanted. */
    private boolean selectedUnknown(CompiledSet include, CompiledCodeSystem found) {
        boolean whole = include.source().concepts().isEmpty()
                && include.source().filters().isEmpty();
        if (!whole || found.ordinalOf(coding.code()) >= 0) {
            return false;
        }
        answered = found;
        return noteUnknown(found);
    }

    /** Finds that the code is not in the code system; true when it may exist all the same. */
    boolean noteUnknown(CompiledCodeSystem found) {
        boolean mayExist = found.mayHaveMore(coding.code());
        if (!strictness.membershipOnly() && findings.unknownCode(found.canonical() + "#" + coding.code())) {
            findings.note(
                    mayExist
                            ? issues.unknownInFragment(found, coding.code())
                            : issues.unknownCode(found, coding.code()));
        }
        return mayExist;
    }

    /** The concept is known: takes its wordings and its spelling. */
    void see(CompiledCodeSystem found, int ordinal) {
        answered = found;
        String language = found.definition().language();
        wordings = new Wordings()
                .add(found.display(ordinal), language)
                .addAll(found.designations(ordinal))
                .open(found.isLeftToUsers(ordinal));
        String spelling = found.code(ordinal);
        if (!spelling.equals(coding.code())) {
            findings.note(issues.caseDiffers(found, coding.code(), spelling));
            findings.normalized(spelling);
        }
    }

    void noteStanding(CompiledCodeSystem found, int ordinal) {
        String status = found.status(ordinal);
        if (found.isInactive(ordinal)) {
            findings.inactive(new Findings.Inactive(index, coding.code(), status));
        } else {
            findings.status(status);
        }
    }

    private void noteDeprecation(CompiledValueSet valueSet, Member member) {
        String status = Extension.text(member.extensions(), Extension.STANDARDS_STATUS);
        boolean isOld = status != null && (status.equals("withdrawn") || status.equals("deprecated"));
        if (!isOld && Extension.text(member.extensions(), DEPRECATED_IN_VALUE_SET) == null) {
            return;
        }
        String told = isOld && status != null ? status : "deprecated";
        findings.note(
                issues.deprecatedInValueSet(coding, told, valueSet.definition().label()));
    }

    private boolean isExcluded(CompiledValueSet valueSet) {
        return valueSet.excludes().stream().anyMatch(this::excludes);
    }

    private boolean excludes(CompiledSet exclude) {
        String url = exclude.source().system();
        if (url != null && (!url.equals(system) || exclude.find(exclude.codeSystem(), coding.code()) == null)) {
            return false;
        }
        return exclude.valueSets().stream().allMatch(valueSet -> silently().check(valueSet) == Verdict.IN);
    }

    /** The same question, of which nothing that is found on the way matters. */
    private ValueSetWalk silently() {
        return new ValueSetWalk(this, new Findings());
    }

    private ValueSetWalk(ValueSetWalk other, Findings findings) {
        this.catalogue = other.catalogue;
        this.strictness = other.strictness;
        this.conditions = other.conditions;
        this.findings = findings;
        this.issues = other.issues;
        this.coding = other.coding;
        this.system = other.system;
        this.index = other.index;
    }

    void concern(String kind, String label, Lifecycle lifecycle, CompiledValueSet referring) {
        concern(findings, kind, label, lifecycle, referring.definition().lifecycle());
    }

    /** Finds that an artefact is referred to which is deprecated, withdrawn, retired, experimental or a draft. */
    static void concern(Findings findings, String kind, String label, Lifecycle lifecycle, Lifecycle referring) {
        String concern = lifecycle.concern(referring);
        if (concern != null) {
            String key = "MSG_" + concern.toUpperCase(Locale.ROOT);
            findings.noteOnce(Issues.concern(Message.entry(key, label, "", kind)));
        }
    }
}
