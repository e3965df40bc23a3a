package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Lifecycle;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.validation.ValidateCodeAnswer.Standing;
import org.foramen.terminology.validation.ValidateCodeAnswer.Told;
import org.foramen.terminology.validation.ValidateCodeAnswer.UnknownSystems;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ConceptSet;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.jspecify.annotations.Nullable;

/** Answers {@code $validate-code} of code systems and value sets: a code system is judged as the value set of all its codes. */
public final class ValidateCode {

    private final Catalogue catalogue;

    public ValidateCode(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Of several codings the first valid one answers; when none is valid, the issues of all are told. */
    public ValidateCodeAnswer answer(ValidateCodeRequest request) {
        if (request.codings().isEmpty()) {
            throw new Refusal(
                    Problem.required("There is no coding to validate: give code, coding or codeableConcept", "code"));
        }
        Scope scope = request.scope();
        if (scope instanceof Scope.InValueSet named) {
            Canonical canonical = request.conditions().rules().effective(named.valueSet());
            return catalogue.knowsValueSet(canonical)
                    ? inValueSet(request, () -> catalogue.valueSet(canonical, request.conditions()))
                    : inValueSet(request, catalogue.valueSet(canonical));
        } else if (scope instanceof Scope.InGivenValueSet given) {
            return inValueSet(request, () -> catalogue.compile(given.valueSet(), request.conditions()));
        } else if (scope instanceof Scope.InGivenCodeSystem given) {
            return inGiven(request, given.codeSystem());
        }
        return inCodeSystem(catalogue, request, ((Scope.InCodeSystem) scope).codeSystem());
    }

    /** That the value set draws from another which is not known is an answer; that the request names such a one is none. */
    private ValidateCodeAnswer inValueSet(ValidateCodeRequest request, Supplier<CompiledValueSet> compiled) {
        try {
            return inValueSet(request, compiled.get());
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            if (!Catalogue.UNKNOWN_VALUE_SET.equals(problem.message().key())) {
                throw refusal;
            }
            Issue issue = Issue.error("not-found", "not-found", problem.message(), null);
            return new ValidateCodeAnswer(
                    false,
                    Told.NOTHING,
                    List.of(issue),
                    List.of(issue.message()),
                    UnknownSystems.NONE,
                    Standing.ACTIVE);
        }
    }

    private ValidateCodeAnswer inValueSet(ValidateCodeRequest request, CompiledValueSet valueSet) {
        return judge(catalogue, request.with(valueSet.definition().declarations()), valueSet, false);
    }

    private ValidateCodeAnswer inGiven(ValidateCodeRequest request, CodeSystemDefinition given) {
        return inCodeSystem(catalogue.with(List.of(given), List.of(), List.of()), request, given.canonical());
    }

    private static ValidateCodeAnswer judge(
            Catalogue catalogue, ValidateCodeRequest request, CompiledValueSet valueSet, boolean internal) {
        return new Judgement(catalogue, request, valueSet, internal).answer();
    }

    private static ValidateCodeAnswer inCodeSystem(
            Catalogue catalogue, ValidateCodeRequest request, @Nullable Canonical asked) {
        CompiledCodeSystem plain = asked == null || !request.conditions().equals(Conditions.NONE)
                ? null
                : catalogue.answering(asked, Conditions.NONE);
        if (asked != null && plain != null && plain.supplements().isEmpty()) {
            check(request, asked);
            return judge(catalogue, request.inferring(asked.url()), catalogue.whole(plain), true);
        }
        return inCodeSystems(catalogue, request, asked);
    }

    private static void check(ValidateCodeRequest request, Canonical asked) {
        if (request.form() != Form.CODEABLE_CONCEPT) {
            request.codings().forEach(coding -> agree(coding, asked));
        }
    }

    /** In the one asked for, or in those that the codings name. */
    private static ValidateCodeAnswer inCodeSystems(
            Catalogue catalogue, ValidateCodeRequest request, @Nullable Canonical asked) {
        if (asked != null) {
            check(request, asked);
        }
        Set<Canonical> systems = new LinkedHashSet<>();
        for (Coding coding : request.codings()) {
            String system = coding.system();
            if (asked != null) {
                systems.add(asked);
            } else if (system != null) {
                systems.add(new Canonical(system, coding.version()));
            }
        }
        List<ConceptSet> includes = new ArrayList<>();
        Canonical standsFor = null;
        for (Canonical system : systems) {
            CompiledCodeSystem found = catalogue.answeringWhole(system, request.conditions());
            Canonical version = found == null ? system : found.canonical();
            standsFor = new Canonical(version.url() + "/vs", version.version());
            includes.add(new ConceptSet(version.url(), version.version(), List.of(), List.of(), List.of()));
        }
        ValueSetDefinition all = new ValueSetDefinition(standsFor, Lifecycle.ACTIVE, null, includes, List.of());
        ValidateCodeRequest whole = asked == null ? request : request.inferring(asked.url());
        return judge(catalogue, whole, catalogue.compile(all, request.conditions()), true);
    }

    /** The system and version of a coding, where it says them, must not contradict what is asked for. */
    private static void agree(Coding coding, Canonical asked) {
        String system = coding.system();
        if (system != null && !system.equals(asked.url())) {
            throw new Refusal(Problem.invalid(
                    "The parameters contradict each other: the code system asked for is '" + asked.url()
                            + "' but the coding's system is '" + system + "'",
                    "coding.system"));
        }
        String version = coding.version();
        if (version != null && asked.version() != null && !version.equals(asked.version())) {
            throw new Refusal(Problem.invalid(
                    "The parameters contradict each other: version '" + asked.version() + "' and coding.version '"
                            + version + "'",
                    "version"));
        }
    }
}
