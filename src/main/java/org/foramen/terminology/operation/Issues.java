package org.foramen.terminology.operation;

import java.util.List;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.operation.ValidateCodeRequest.Form;
import org.jspecify.annotations.Nullable;

/**
 * The issues that a validation may report, each built in this one place for the coding at one index of one request. The
 * details are codes of http://hl7.org/fhir/tools/CodeSystem/tx-issue-type.
 */
final class Issues {

    private final Form form;
    private final int index;

    Issues(Form form, int index) {
        this.form = form;
        this.index = index;
    }

    Issue noSystem(Coding coding) {
        return Issue.error(
                "invalid",
                "invalid-data",
                "Coding has no system - cannot validate the code '" + coding.code() + "'",
                at("system"));
    }

    Issue otherSystem(Coding coding, String asked) {
        String text = "The coding " + coding + " is not of the CodeSystem '" + asked + "'";
        return Issue.error("code-invalid", "invalid-code", text, at("system"));
    }

    Issue unknownSystem(String system) {
        return Issue.error(
                "not-found",
                "not-found",
                "A definition for CodeSystem '" + system + "' could not be found, so the code cannot be validated",
                at("system"));
    }

    Issue unknownVersion(String system, String version, List<String> known) {
        return Issue.error(
                "not-found",
                "not-found",
                "A definition for CodeSystem '" + system + "' version '" + version
                        + "' could not be found, so the code cannot be validated. Valid versions: "
                        + String.join(", ", known),
                at("system"));
    }

    Issue unknownCode(CompiledCodeSystem system, String code) {
        String text = "Unknown code '" + code + "' in the CodeSystem '" + system.url() + "'" + version(system);
        return Issue.error("code-invalid", "invalid-code", text, at("code"));
    }

    Issue unknownInFragment(CompiledCodeSystem system, String code) {
        String text = "Unknown Code '" + code + "' in the CodeSystem '" + system.url() + "'" + version(system)
                + " - note that the code system is labeled as a fragment, so the code may be valid in some other fragment";
        return Issue.warning("code-invalid", "invalid-code", text, at("code"));
    }

    Issue wrongDisplay(CompiledCodeSystem system, Coding coding, List<String> valid, @Nullable String displayLanguage) {
        String language = system.definition().language();
        String tag = language == null ? "" : " (" + language + ")";
        String wordings = valid.stream().map(each -> "'" + each + "'" + tag).collect(Collectors.joining(" or "));
        String choice =
                valid.size() == 1 ? "Valid display is " : "Valid display is one of " + valid.size() + " choices: ";
        String text = "Wrong Display Name '" + coding.display() + "' for " + system.url() + "#" + coding.code() + ". "
                + choice + wordings + " (for the language(s) '" + (displayLanguage == null ? "--" : displayLanguage)
                + "')";
        return Issue.error("invalid", "invalid-display", text, at("display"));
    }

    Issue notSelectable(CompiledCodeSystem system, String code) {
        String text = "Code '" + system.url() + "#" + code + "' is abstract, and not allowed in this context";
        return Issue.error("business-rule", "code-rule", text, at("code"));
    }

    Issue inactive(String code) {
        return Issue.warning(
                "business-rule",
                "code-comment",
                "The concept '" + code + "' is inactive and its use should be reviewed",
                at("code"));
    }

    Issue notInValueSet(Coding coding, String valueSet) {
        return Issue.error("code-invalid", "not-in-vs", notFound(coding, valueSet), at("code"));
    }

    /** The same of one coding among several, of which another may be in the value set. */
    Issue thisNotInValueSet(Coding coding, String valueSet) {
        return new Issue(
                Issue.Severity.INFORMATION,
                "code-invalid",
                "this-code-not-in-vs",
                notFound(coding, valueSet),
                at("code"));
    }

    private static String notFound(Coding coding, String valueSet) {
        String display = coding.display() == null ? "" : " ('" + coding.display() + "')";
        return "The provided code '" + coding + display + "' was not found in the value set '" + valueSet + "'";
    }

    /** That none of several codings is in the value set. */
    static Issue noneInValueSet(String valueSet) {
        return Issue.error(
                "code-invalid", "not-in-vs", "No valid coding was found for the value set '" + valueSet + "'", null);
    }

    Issue unverified(String system) {
        return Issue.warning(
                "not-found",
                "not-found",
                "The value set lists the code, but what is known here of the CodeSystem '" + system
                        + "' does not hold it, so neither the code nor its display can be checked",
                at("system"));
    }

    private String at(String element) {
        return form.expression(index, element);
    }

    private static String version(CompiledCodeSystem system) {
        @Nullable String version = system.version();
        return version == null ? "" : " version '" + version + "'";
    }
}
