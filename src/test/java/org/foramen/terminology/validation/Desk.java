package org.foramen.terminology.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.ValueSetDraft;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.catalogue.Conditions;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.language.LanguagePreferences;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.foramen.terminology.valueset.ValueSetDefinition;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRule.Mode;
import org.foramen.terminology.version.VersionRules;
import org.jspecify.annotations.Nullable;

/** Published artefacts, and a request on them in the making. */
final class Desk {

    private final List<CodeSystemDefinition> codeSystems = new ArrayList<>();
    private final List<ValueSetDefinition> valueSets = new ArrayList<>();
    private final List<VersionRule> rules = new ArrayList<>();
    private final List<Coding> codings = new ArrayList<>();
    private Form form = Form.CODING;
    private Strictness strictness = Strictness.DEFAULT;
    private Languages languages = Languages.NONE;
    private Set<String> supplements = Set.of();

    Desk with(CodeSystemDraft... drafts) {
        for (CodeSystemDraft draft : drafts) {
            codeSystems.add(draft.definition());
        }
        return this;
    }

    Desk with(ValueSetDraft... drafts) {
        for (ValueSetDraft draft : drafts) {
            valueSets.add(draft.definition());
        }
        return this;
    }

    Desk rule(Mode mode, String canonical) {
        rules.add(VersionRule.parse("system-version", mode, canonical));
        return this;
    }

    Desk strictly(Strictness value) {
        strictness = value;
        return this;
    }

    Desk supplements(String... values) {
        supplements = Set.of(values);
        return this;
    }

    Desk languages(@Nullable String display, @Nullable String accepted) {
        languages = new Languages(preferences(display), preferences(accepted));
        return this;
    }

    private static @Nullable LanguagePreferences preferences(@Nullable String text) {
        return text == null ? null : LanguagePreferences.parse(text, "displayLanguage");
    }

    /** A plain code, which may be without system. */
    Desk code(@Nullable String system, String code) {
        form = Form.CODE;
        codings.add(Coding.of(system, code));
        return this;
    }

    Desk coding(String system, @Nullable String version, String code, @Nullable String display) {
        codings.add(new Coding(system, version, code, display));
        form = codings.size() == 1 ? Form.CODING : Form.CODEABLE_CONCEPT;
        return this;
    }

    ValidateCodeAnswer in(String valueSet) {
        return ask(new Scope.InValueSet(Canonical.parse(valueSet)));
    }

    ValidateCodeAnswer in(ValueSetDraft given) {
        return ask(new Scope.InGivenValueSet(given.definition()));
    }

    ValidateCodeAnswer inSystem(String codeSystem) {
        return ask(new Scope.InCodeSystem(Canonical.parse(codeSystem)));
    }

    ValidateCodeAnswer inSystem(CodeSystemDraft given) {
        return ask(new Scope.InGivenCodeSystem(given.definition()));
    }

    private ValidateCodeAnswer ask(Scope scope) {
        Conditions conditions = new Conditions(new VersionRules(rules), supplements);
        return new ValidateCode(new Catalogue(codeSystems, valueSets, List.of()))
                .answer(new ValidateCodeRequest(scope, codings, form, strictness, languages, conditions));
    }

    /** {@code severity detail expression} of each issue. */
    static List<String> issues(ValidateCodeAnswer answer) {
        return answer.issues().stream().map(Desk::told).toList();
    }

    private static String told(Issue issue) {
        return issue.severity().code() + " " + issue.detail() + " " + issue.expression();
    }

    /** The names of the catalogue entries of the issues. */
    static List<String> entries(ValidateCodeAnswer answer) {
        return answer.issues().stream()
                .map(issue -> String.valueOf(issue.message().key()))
                .toList();
    }
}
