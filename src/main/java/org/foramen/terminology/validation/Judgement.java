package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.language.LanguageTag;
import org.foramen.terminology.language.Wording;
import org.foramen.terminology.language.Wordings;
import org.foramen.terminology.validation.ValidateCodeAnswer.Standing;
import org.foramen.terminology.validation.ValidateCodeAnswer.Told;
import org.foramen.terminology.validation.ValidateCodeAnswer.UnknownSystems;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValueSetWalk.Verdict;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.jspecify.annotations.Nullable;

/** The judgement over the codings of one request: which of them is told, and all that was found. */
final class Judgement {

    /** How a coding fared. */
    private record Fared(int index, Verdict verdict, Told told) {}

    private final Catalogue catalogue;
    private final ValidateCodeRequest request;
    private final CompiledValueSet valueSet;
    /** Whether the value set only stands for a whole code system, which the client knows nothing of. */
    private final boolean internal;

    private final @Nullable LanguagePreferences languages;
    private final Findings findings = new Findings();
    private final List<Fared> fared = new ArrayList<>();

    Judgement(Catalogue catalogue, ValidateCodeRequest request, CompiledValueSet valueSet, boolean internal) {
        this.catalogue = catalogue;
        this.request = request;
        this.valueSet = valueSet;
        this.internal = internal;
        this.languages = languages(request, valueSet);
    }

    /** What the request asked for, else the value set's own parameter, else what the client accepts, else its language. */
    private static @Nullable LanguagePreferences languages(ValidateCodeRequest request, CompiledValueSet valueSet) {
        if (request.languages().display() != null) {
            return request.languages().display();
        }
        var declared = valueSet.definition().declarations();
        String parameter = declared.parameter("displayLanguage");
        if (parameter != null) {
            return LanguagePreferences.parse(parameter, "ValueSet.compose.extension");
        }
        if (request.languages().accepted() != null) {
            return request.languages().accepted();
        }
        String language = declared.language();
        return language == null ? null : LanguagePreferences.parse(language, "ValueSet.language");
    }

    ValidateCodeAnswer answer() {
        var definition = valueSet.definition();
        if (!internal) {
            ValueSetWalk.concern(
                    findings, "ValueSet", definition.label(), definition.lifecycle(), definition.lifecycle());
        }
        for (int index = 0; index < request.codings().size(); index++) {
            judge(index);
        }
        Verdict verdict = verdict();
        if (verdict == Verdict.IN && request.form() == Form.CODEABLE_CONCEPT) {
            softenUnchecked();
        }
        if (verdict == Verdict.NOT_IN && !isSaidAlready()) {
            noneFound();
        }
        return written(verdict);
    }

    /** Whether it is clear already why the answer is no. */
    private boolean isSaidAlready() {
        boolean nothingToHold = fared.isEmpty() && (internal || request.form() != Form.CODEABLE_CONCEPT);
        boolean nowhere = internal && valueSet.includes().isEmpty();
        return nothingToHold || nowhere || (internal && findings.hasErrors());
    }

    private Verdict verdict() {
        Verdict verdict = Verdict.NOT_IN;
        for (Fared one : fared) {
            if (verdict != Verdict.IN && one.verdict() != Verdict.NOT_IN) {
                verdict = one.verdict();
            }
        }
        return verdict;
    }

    private void judge(int index) {
        Coding coding = request.codings().get(index);
        Issues issues = new Issues(request.form(), index);
        if (coding.code().isEmpty()) {
            findings.tell(issues.noCode(coding));
            return;
        }
        String system = coding.system();
        if (system == null && request.strictness().inferSystem()) {
            system = SystemInference.of(valueSet, coding.code(), findings);
        } else if (system == null) {
            findings.tell(issues.noSystem());
        }
        if (system == null) {
            fare(index, Verdict.NOT_IN, new Told(null, coding.version(), coding.code(), null, null), null);
            return;
        }
        ValueSetWalk walk = new ValueSetWalk(catalogue, request, findings, index, system);
        Verdict verdict = walk.check(valueSet);
        CompiledCodeSystem answered = walk.answered();
        if (verdict == Verdict.IN) {
            String display = coding.display();
            if (display != null && walk.isVerified() && !walk.wordings().isEmpty()) {
                displayCheck(issues).check(coding, display, walk.wordings(), language(answered));
            }
        } else if (!request.strictness().membershipOnly()) {
            answered = new Elsewhere(catalogue, request, valueSet, findings)
                    .look(walk, index, system, displayCheck(issues));
        }
        String version = answered == null ? coding.version() : answered.version();
        String shown = shown(walk.wordings());
        fare(index, verdict, new Told(system, version, coding.code(), shown, findings.normalized()), issues);
    }

    private void fare(int index, Verdict verdict, Told told, @Nullable Issues issues) {
        fared.add(new Fared(index, verdict, told));
        if (verdict == Verdict.NOT_IN && !internal && request.form() == Form.CODEABLE_CONCEPT && issues != null) {
            findings.note(issues.thisNotInValueSet(valueSet.definition().label(), quoted(index)));
        }
    }

    private DisplayCheck displayCheck(Issues issues) {
        return new DisplayCheck(
                findings, issues, languages, request.strictness().lenientDisplay());
    }

    private @Nullable String shown(Wordings wordings) {
        Wording best = wordings.preferred(languages);
        best = best == null ? wordings.preferred(null) : best;
        return best == null ? null : best.value();
    }

    private static @Nullable LanguageTag language(@Nullable CompiledCodeSystem system) {
        String language = system == null ? null : system.definition().language();
        return LanguageTag.parse(language == null ? "en" : language);
    }

    /** {@code 'system|version#code ('display')'} as messages have it. */
    private String quoted(int index) {
        Coding coding = request.codings().get(index);
        String display = coding.display();
        return "'" + coding.toString() + (display == null ? "" : " ('" + display + "')") + "'";
    }

    /** One valid coding is enough: that the system of another one is not known then is no error. */
    private void softenUnchecked() {
        Set<Integer> fine = new HashSet<>();
        fared.stream().filter(one -> one.verdict() == Verdict.IN).forEach(one -> fine.add(one.index()));
        for (int index = 0; index < request.codings().size(); index++) {
            Issues issues = new Issues(request.form(), index);
            String place = request.form().expression(index, "system");
            for (Issue issue : List.copyOf(findings.issues())) {
                boolean unknown = issue.detail().equals("not-found") && issue.severity() == Issue.Severity.ERROR;
                if (!fine.contains(index) && unknown && place.equals(issue.expression())) {
                    findings.replace(issue, issues.notChecked(request.codings().get(index)));
                }
            }
        }
    }

    private void noneFound() {
        String label = valueSet.definition().label();
        if (internal && request.form() == Form.CODEABLE_CONCEPT) {
            findings.tell(Issues.noneOfSystem(valueSet.includes().stream()
                    .map(include -> String.valueOf(include.source().system()))
                    .collect(Collectors.joining(", "))));
        } else if (request.form() == Form.CODEABLE_CONCEPT) {
            findings.tell(Issues.noneInValueSet(label));
        } else {
            findings.tell(new Issues(request.form(), 0).notInValueSet(label, quoted(0)));
        }
    }

    private ValidateCodeAnswer written(Verdict verdict) {
        boolean result = verdict == Verdict.IN && !findings.hasErrors();
        Fared told = told();
        Standing standing = standing(told);
        List<String> unknown = findings.unknownSystems();
        boolean isTold = verdict == Verdict.NOT_IN || !result;
        return new ValidateCodeAnswer(
                result,
                told == null ? Told.NOTHING : told.told(),
                findings.issues(),
                findings.messages(),
                isTold ? new UnknownSystems(unknown, verdict != Verdict.NOT_IN) : UnknownSystems.NONE,
                standing);
    }

    /** The first coding that is in the value set; of a coding by itself also one that is not. */
    private @Nullable Fared told() {
        for (Fared one : fared) {
            if (one.verdict() == Verdict.IN) {
                return one;
            }
        }
        return request.form() == Form.CODEABLE_CONCEPT || fared.isEmpty() ? null : fared.get(0);
    }

    private Standing standing(@Nullable Fared told) {
        Findings.Inactive inactive = findings.inactive();
        String status = findings.status();
        if (inactive != null) {
            Issues issues = new Issues(request.form(), inactive.index());
            findings.tell(issues.inactive(inactive.code(), inactive.status()));
            boolean same = told != null && told.index() == inactive.index();
            String more = "inactive".equals(inactive.status()) ? null : inactive.status();
            return same ? new Standing(true, more) : Standing.ACTIVE;
        }
        if (told != null && status != null && status.equalsIgnoreCase("deprecated")) {
            String code = request.codings().get(told.index()).code();
            findings.tell(new Issues(request.form(), told.index()).deprecated(code, status));
            return new Standing(null, "deprecated");
        }
        return Standing.ACTIVE;
    }
}
