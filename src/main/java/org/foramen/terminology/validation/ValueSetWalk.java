package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.foramen.terminology.version.Versions;
import org.jspecify.annotations.Nullable;

/**
 * Walks the includes and excludes of a value set for one coding, and finds on the way why the coding is in it or not. Membership in
 * each of them is asked of the same plans that expand the value set.
 */
final class ValueSetWalk {

    private static final String DEPRECATED_IN_VALUE_SET = "http://hl7.org/fhir/StructureDefinition/valueset-deprecated";

    /** To ask one include costs as much as some looks at a concept: a walk of its own, the choice of a version, findings. */
    private static final int STEPS_PER_INCLUDE = 20;

    /** Whether a coding is in a value set. */
    enum Verdict {
        IN,
        NOT_IN,
        /** It cannot be said, since a code system is not known here. */
        UNKNOWN
    }

    /** What was found out by a part of the walk. */
    private record Outcome(
            Verdict verdict,
            Findings found,
            Wordings wordings,
            @Nullable CompiledCodeSystem answered,
            @Nullable String version,
            boolean verified) {}

    /** The coding of that version, held against that value set. */
    private record Question(
            CompiledValueSet valueSet, @Nullable String version) {}

    private final Catalogue catalogue;
    private final Strictness strictness;
    private final Conditions conditions;
    private final Findings findings;
    private final Issues issues;
    private final Coding coding;
    private final String system;
    private final int index;
    private final Map<Question, Outcome> outcomes;

    private Wordings wordings = new Wordings();
    private @Nullable CompiledCodeSystem answered;
    /** The version at which the code was found to be listed or selected; null where it has none. */
    private @Nullable String version;

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
        this.outcomes = new HashMap<>();
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

    /**
     * An include that has the coding and finds no fault with it decides; what was found on the way through the others does not
     * matter then. Else the first that has it, with the faults it finds.
     */
    Verdict check(CompiledValueSet valueSet) {
        List<CompiledSet> considered = new Includes(catalogue, conditions, coding, system).of(valueSet);
        Work.spend((long) considered.size() * STEPS_PER_INCLUDE);
        return considered.size() == 1
                ? check(valueSet, considered.get(0))
                : decided(considered.stream().map(include -> new ValueSetWalk(this, coding).walked(valueSet, include)));
    }

    private Verdict decided(Stream<Outcome> outcomes) {
        List<Outcome> all = new ArrayList<>();
        Outcome deciding = null;
        for (Outcome outcome : (Iterable<Outcome>) outcomes::iterator) {
            boolean faultless = !outcome.found().hasErrors();
            if (outcome.verdict() == Verdict.IN && (deciding == null || faultless)) {
                deciding = outcome;
            }
            if (outcome.verdict() == Verdict.IN && faultless) {
                break;
            }
            all.add(outcome);
        }
        if (deciding != null) {
            return take(deciding);
        }
        all.forEach(this::take);
        return all.stream().anyMatch(outcome -> outcome.verdict() == Verdict.UNKNOWN)
                ? Verdict.UNKNOWN
                : Verdict.NOT_IN;
    }

    private Outcome walked(CompiledValueSet valueSet, CompiledSet include) {
        return outcome(check(valueSet, include));
    }

    private Outcome outcome(Verdict verdict) {
        return new Outcome(verdict, findings, wordings, answered, version, verified);
    }

    /** What is said of the coding by a value set that this one names: asked once, however many ways lead to it. */
    private Outcome outcome(CompiledValueSet named, Coding asked) {
        Question question = new Question(named, asked.version());
        Outcome known = outcomes.get(question);
        if (known == null) {
            ValueSetWalk walk = new ValueSetWalk(this, asked);
            known = walk.outcome(walk.check(named));
            outcomes.put(question, known);
        }
        return known;
    }

    private Verdict take(Outcome outcome) {
        findings.add(outcome.found());
        wordings = outcome.wordings();
        answered = outcome.answered();
        version = outcome.version();
        verified = outcome.verified();
        return outcome.verdict();
    }

    private Verdict check(CompiledValueSet valueSet, CompiledSet include) {
        boolean narrows = include.source().system() != null;
        Verdict verdict = narrows ? inSystem(valueSet, include) : Verdict.IN;
        if (verdict == Verdict.UNKNOWN) {
            return verdict;
        }
        for (CompiledValueSet imported : include.valueSets()) {
            concern(
                    "ValueSet",
                    imported.definition().label(),
                    imported.definition().lifecycle(),
                    valueSet);
            if (verdict == Verdict.IN) {
                verdict = narrows ? narrowed(imported) : take(outcome(imported, asked(valueSet, imported)));
            }
            narrows = true;
        }
        boolean gone = verdict == Verdict.IN && (isLeftOut(valueSet) || isExcluded(valueSet));
        return gone ? Verdict.NOT_IN : verdict;
    }

    /**
     * What to ask an imported value set: of several versions that it has, the one that the importing value set keeps where it
     * takes codes away.
     */
    private Coding asked(CompiledValueSet importing, CompiledValueSet imported) {
        boolean takesAway = !importing.excludes().isEmpty() || isActiveOnly(importing);
        if (coding.version() != null || !takesAway || importing.missing() != null || !imported.tellsVersions(system)) {
            return coding;
        }
        Member kept = importing.find(system, null, coding.code());
        return kept == null ? coding : new Coding(system, kept.coding().version(), coding.code(), coding.display());
    }

    private static boolean isActiveOnly(CompiledValueSet valueSet) {
        return Boolean.FALSE.equals(valueSet.definition().inactive());
    }

    private Verdict narrowed(CompiledValueSet imported) {
        Outcome outcome = outcome(imported, ofAnyVersion());
        findings.add(outcome.found());
        return outcome.verdict();
    }

    /** The code in whichever version: a value set that narrows an include may draw from another one. */
    private Coding ofAnyVersion() {
        return new Coding(system, null, coding.code(), coding.display());
    }

    /** Whether the coding, which others let in, is inactive and the value set leaves such codes out. */
    private boolean isLeftOut(CompiledValueSet valueSet) {
        int ordinal = answered == null ? -1 : answered.ordinalOf(coding.code());
        boolean leftOut = answered != null && ordinal >= 0 && answered.isInactive(ordinal) && isActiveOnly(valueSet);
        if (leftOut) {
            findings.tell(issues.notActive(coding.code()));
        }
        return leftOut;
    }

    /** What is listed by name of a code system of which nothing is known here is matched, not checked. */
    private Verdict inSystem(CompiledValueSet valueSet, CompiledSet include) {
        boolean unknown =
                !catalogue.knowsContent(system) && isOfVersion(include.source().version());
        Member foreign = unknown ? include.find(null, coding.code()) : null;
        if (foreign != null) {
            return unverified(foreign);
        }
        String chosen = new VersionChoice(catalogue, conditions, findings)
                .of(coding, system, include.source().version(), issues);
        CompiledCodeSystem found = catalogue.answeringAt(new Canonical(system, chosen), conditions, coding.code());
        if (found == null) {
            return withoutContent(chosen);
        }
        for (String demanded : conditions.rules().demanded(system)) {
            if (!Versions.matches(demanded, found.version())) {
                findings.note(issues.notDemandedVersion(system, found.version(), demanded));
            }
        }
        concern("CodeSystem", found.canonical().toString(), found.definition().lifecycle(), valueSet);
        return selected(valueSet, include, found) ? Verdict.IN : Verdict.NOT_IN;
    }

    private boolean isOfVersion(@Nullable String version) {
        return version == null || coding.version() == null || version.equals(coding.version());
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
        version = member.coding().version();
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
        version = found.version();
        wordings.add(member.ownDisplay(), valueSet.definition().declarations().language());
        wordings.addAll(member.ownDesignations());
        if (!strictness.abstractAllowed() && found.isAbstract(ordinal)) {
            if (!strictness.membershipOnly()) {
                findings.note(issues.notSelectable(found.url(), coding.code()));
            }
            return false;
        }
        if (found.isInactive(ordinal) && (isActiveOnly(valueSet) || strictness.activeOnly())) {
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
        Work.spend(valueSet.excludes().size());
        return valueSet.excludes(system, version, coding.code());
    }

    /** The same walk, from which what is found and seen is kept apart until it is taken. */
    private ValueSetWalk(ValueSetWalk other, Coding coding) {
        this.catalogue = other.catalogue;
        this.strictness = other.strictness;
        this.conditions = other.conditions;
        this.findings = other.findings.apart();
        this.issues = other.issues;
        this.coding = coding;
        this.system = other.system;
        this.index = other.index;
        this.outcomes = other.outcomes;
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
