package org.foramen.terminology.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.operation.ValidateCodeRequest.Form;
import org.foramen.terminology.operation.ValidateCodeRequest.Scope;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.jspecify.annotations.Nullable;

/** Answers {@code $validate-code} of code systems and value sets. */
final class ValidateCode {

    private final Catalogue catalogue;

    ValidateCode(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Of several codings the first valid one answers; when none is valid, the issues of all are told. */
    ValidateCodeAnswer answer(ValidateCodeRequest request) {
        if (request.codings().isEmpty()) {
            throw new Refusal(
                    Problem.required("There is no coding to validate: give code, coding or codeableConcept", "code"));
        }
        List<Issue> issues = new ArrayList<>();
        for (int index = 0; index < request.codings().size(); index++) {
            ValidateCodeAnswer one = judge(request, index);
            if (one.result() || request.form() != Form.CODEABLE_CONCEPT) {
                return one;
            }
            issues.addAll(one.issues());
        }
        if (!(request.scope() instanceof Scope.InCodeSystem)) {
            issues.add(
                    0,
                    Issues.noneInValueSet(valueSet(request.scope()).definition().label()));
        }
        return new ValidateCodeAnswer(false, null, issues);
    }

    private CompiledValueSet valueSet(Scope scope) {
        return scope instanceof Scope.InValueSet named
                ? catalogue.valueSet(named.valueSet())
                : ((Scope.InGivenValueSet) scope).valueSet();
    }

    private ValidateCodeAnswer judge(ValidateCodeRequest request, int index) {
        Coding coding = request.codings().get(index);
        Issues issues = new Issues(request.form(), index);
        Scope scope = request.scope();
        if (scope instanceof Scope.InCodeSystem within) {
            Canonical asked = within.codeSystem();
            if (request.form() == Form.CODEABLE_CONCEPT && asked != null && isOfOther(coding, asked)) {
                return answer(coding, List.of(issues.otherSystem(coding, asked.url())));
            }
            return inCodeSystem(request, withSystem(coding, asked), issues, new ArrayList<>());
        }
        return inValueSet(request, valueSet(scope), coding, issues);
    }

    private static boolean isOfOther(Coding coding, Canonical asked) {
        return coding.system() != null && !coding.system().equals(asked.url());
    }

    /** The system and version of the scope, unless the coding says its own; both must then name the same system. */
    private static Coding withSystem(Coding coding, @Nullable Canonical scope) {
        if (scope == null) {
            return coding;
        }
        if (isOfOther(coding, scope)) {
            throw new Refusal(Problem.invalid(
                    "The parameters contradict each other: the code system asked for is '" + scope.url()
                            + "' but the coding's system is '" + coding.system() + "'",
                    "coding.system"));
        }
        if (coding.version() != null
                && scope.version() != null
                && !coding.version().equals(scope.version())) {
            throw new Refusal(Problem.invalid(
                    "The parameters contradict each other: version '" + scope.version() + "' and coding.version '"
                            + coding.version() + "'",
                    "version"));
        }
        String version = coding.version() == null ? scope.version() : coding.version();
        return new Coding(scope.url(), version, coding.code(), coding.display());
    }

    private ValidateCodeAnswer inValueSet(
            ValidateCodeRequest request, CompiledValueSet valueSet, Coding coding, Issues issues) {
        List<Issue> found = new ArrayList<>();
        String system = coding.system();
        if (system == null) {
            found.add(issues.noSystem(coding));
            return answer(coding, found);
        }
        Member member = valueSet.find(system, coding.version(), coding.code());
        if (member == null) {
            String label = valueSet.definition().label();
            boolean oneOfSeveral = request.form() == Form.CODEABLE_CONCEPT;
            found.add(oneOfSeveral ? issues.thisNotInValueSet(coding, label) : issues.notInValueSet(coding, label));
            ValidateCodeAnswer answer = inCodeSystem(request, coding, issues, found);
            return new ValidateCodeAnswer(false, answer.coding(), answer.issues());
        }
        CompiledCodeSystem codeSystem = member.codeSystem();
        if (codeSystem == null) {
            found.add(issues.unverified(system));
            return answer(member.coding(), found);
        }
        List<Designation> wordings = new ArrayList<>(member.designations());
        String own = member.coding().display();
        if (own != null) {
            wordings.add(0, new Designation(null, null, own));
        }
        return judgeConcept(request, codeSystem, member.ordinal(), coding, wordings, issues, found);
    }

    private ValidateCodeAnswer inCodeSystem(
            ValidateCodeRequest request, Coding coding, Issues issues, List<Issue> found) {
        String system = coding.system();
        if (system == null) {
            found.add(issues.noSystem(coding));
            return answer(coding, found);
        }
        CompiledCodeSystem codeSystem = catalogue.codeSystem(new Canonical(system, coding.version()));
        if (codeSystem == null) {
            List<String> versions = catalogue.codeSystemVersions(system);
            found.add(
                    versions.isEmpty() || coding.version() == null
                            ? issues.unknownSystem(system)
                            : issues.unknownVersion(system, coding.version(), versions));
            return answer(coding, found);
        }
        int ordinal = codeSystem.ordinalOf(coding.code());
        if (ordinal < 0) {
            found.add(
                    codeSystem.mayHaveMore(coding.code())
                            ? issues.unknownInFragment(codeSystem, coding.code())
                            : issues.unknownCode(codeSystem, coding.code()));
            return answer(new Coding(system, codeSystem.version(), coding.code(), null), found);
        }
        return judgeConcept(request, codeSystem, ordinal, coding, codeSystem.designations(ordinal), issues, found);
    }

    private static ValidateCodeAnswer judgeConcept(
            ValidateCodeRequest request,
            CompiledCodeSystem codeSystem,
            int ordinal,
            Coding coding,
            List<Designation> wordings,
            Issues issues,
            List<Issue> found) {
        if (!request.abstractAllowed() && codeSystem.isAbstract(ordinal)) {
            found.add(issues.notSelectable(codeSystem, coding.code()));
        }
        if (codeSystem.isInactive(ordinal)) {
            found.add(issues.inactive(coding.code()));
        }
        String given = coding.display();
        String display = codeSystem.display(ordinal);
        List<String> valid = preferred(display, wordings);
        if (given != null && !valid.isEmpty() && !isWording(given, display, wordings)) {
            found.add(issues.wrongDisplay(codeSystem, coding, valid, request.displayLanguage()));
        }
        Coding known = codeSystem.coding(ordinal);
        String preferred = Languages.display(
                display == null && !valid.isEmpty() ? valid.get(0) : display,
                codeSystem.definition().language(),
                codeSystem.designations(ordinal),
                request.displayLanguage());
        return answer(new Coding(known.system(), known.version(), known.code(), preferred), found);
    }

    /** Case and runs of white space do not make a display wrong. */
    private static boolean isWording(String given, @Nullable String display, List<Designation> wordings) {
        String plain = plain(given);
        return (display != null && plain(display).equals(plain))
                || wordings.stream().anyMatch(wording -> plain(wording.value()).equals(plain));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** What a message recommends: the display; index terms and other uses are accepted but not recommended. */
    private static List<String> preferred(@Nullable String display, List<Designation> wordings) {
        List<String> texts = new ArrayList<>();
        if (display != null) {
            texts.add(display);
        }
        wordings.stream()
                .filter(wording -> wording.use() == null)
                .map(Designation::value)
                .filter(value -> !texts.contains(value))
                .forEach(texts::add);
        return texts;
    }

    private static ValidateCodeAnswer answer(Coding coding, List<Issue> found) {
        boolean valid = found.stream().noneMatch(issue -> issue.severity() == Issue.Severity.ERROR);
        return new ValidateCodeAnswer(valid, coding, found);
    }
}
