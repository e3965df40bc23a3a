package org.foramen.terminology.validation;

import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Issue.Severity;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.jspecify.annotations.Nullable;

/**
 * The issues that a validation may report, each built in this one place for the coding at one index of one request. The
 * details are codes of http://hl7.org/fhir/tools/CodeSystem/tx-issue-type; the texts are entries of the message catalogue.
 */
final class Issues {

    private static final String NOT_FOUND = "not-found";
    private static final String INVALID = "invalid";
    private static final String CODE_INVALID = "code-invalid";
    private static final String BUSINESS_RULE = "business-rule";

    private final Form form;
    private final int index;

    Issues(Form form, int index) {
        this.form = form;
        this.index = index;
    }

    Issue noSystem() {
        return Issue.warning(INVALID, "invalid-data", Message.entry("Coding_has_no_system__cannot_validate"), itself());
    }

    Issue noCode(Coding coding) {
        String of = coding.system() == null ? "" : " for system " + coding.system();
        Message message = Message.of("Coding has no code" + of + " and cannot be validated");
        return Issue.warning(INVALID, "invalid-data", message, itself());
    }

    Issue systemIsValueSet(String system) {
        return Issue.error(
                INVALID, "invalid-data", Message.entry("Terminology_TX_System_ValueSet2", system), at("system"));
    }

    Issue systemIsSupplement(String canonical) {
        return Issue.error(
                INVALID, "invalid-data", Message.entry("CODESYSTEM_CS_NO_SUPPLEMENT", canonical), at("system"));
    }

    Issue relativeSystem(String system) {
        return Issue.error(
                INVALID, "invalid-data", Message.entry("Terminology_TX_System_Relative", system), at("system"));
    }

    Issue unknownSystem(Message message) {
        return Issue.error(NOT_FOUND, NOT_FOUND, message, at("system"));
    }

    /** The same where another coding of the concept was found to be valid, so that this one decides nothing. */
    Issue notChecked(Coding coding) {
        String version = coding.version();
        Message message = Message.entry(
                "UNKNOWN_CODESYSTEM_CODING_NOT_CHECKED",
                version == null ? coding.system() : coding.system() + "|" + version);
        return Issue.warning(NOT_FOUND, NOT_FOUND, message, at("system"));
    }

    Issue notDemandedVersion(String system, @Nullable String version, String demanded) {
        Message message = Message.entry("VALUESET_VERSION_CHECK", system, version, demanded);
        return Issue.error("exception", "version-error", message, at("version"));
    }

    Issue otherVersion(Severity severity, Message message) {
        return new Issue(severity, INVALID, "vs-invalid", message, at("version"));
    }

    Issue unknownCode(CompiledCodeSystem system, String code) {
        String key = system.version() == null ? "Unknown_Code_in" : "Unknown_Code_in_Version";
        Message message = Message.entry(key, code, system.url(), system.version());
        return Issue.error(CODE_INVALID, "invalid-code", message, at("code"));
    }

    Issue unknownInFragment(CompiledCodeSystem system, String code) {
        Message message = Message.entry("UNKNOWN_CODE_IN_FRAGMENT", code, system.url(), system.version());
        return Issue.warning(CODE_INVALID, "invalid-code", message, at("code"));
    }

    Issue caseDiffers(CompiledCodeSystem system, String code, String correct) {
        Message message = Message.entry(
                "CODE_CASE_DIFFERENCE", code, correct, system.canonical().toString());
        return new Issue(Severity.INFORMATION, BUSINESS_RULE, "code-rule", message, at("code"));
    }

    Issue display(Severity severity, Message message) {
        return new Issue(severity, INVALID, "invalid-display", message, at("display"));
    }

    Issue displayNote(Severity severity, Message message) {
        return new Issue(severity, INVALID, "display-comment", message, at("display"));
    }

    Issue notSelectable(String system, String code) {
        Message message = Message.entry("ABSTRACT_CODE_NOT_ALLOWED", system, code);
        return Issue.error(BUSINESS_RULE, "code-rule", message, at("code"));
    }

    Issue notActive(String code) {
        Message message = Message.entry("STATUS_CODE_WARNING_CODE", "not active", code);
        return Issue.error(BUSINESS_RULE, "code-rule", message, at("code"));
    }

    /** @param status null when nothing more is known than that it is inactive */
    Issue inactive(String code, @Nullable String status) {
        boolean plain = status == null || status.equals("inactive");
        Message message = Message.entry("INACTIVE_CONCEPT_FOUND", plain ? "inactive" : status + " and inactive", code);
        return Issue.warning(BUSINESS_RULE, "code-comment", message, itself() == null ? "code" : itself());
    }

    Issue deprecated(String code, String status) {
        Message message = Message.entry("DEPRECATED_CONCEPT_FOUND", status, code);
        return Issue.warning(BUSINESS_RULE, "code-comment", message, itself());
    }

    Issue deprecatedInValueSet(Coding coding, String status, String valueSet) {
        Message message =
                Message.entry("CONCEPT_DEPRECATED_IN_VALUESET", coding.system(), coding.code(), status, valueSet);
        return Issue.warning(BUSINESS_RULE, "code-comment", message, at("code"));
    }

    /** That an artefact is referred to which is not to be relied on; said of the whole answer. */
    static Issue concern(Message message) {
        return new Issue(Severity.INFORMATION, BUSINESS_RULE, "status-check", message, null);
    }

    Issue notInValueSet(String valueSet, String codes) {
        return Issue.error(CODE_INVALID, "not-in-vs", noneOf(valueSet, codes), at("code"));
    }

    /** The same of one coding among several, of which another may be in the value set. */
    Issue thisNotInValueSet(String valueSet, String code) {
        return new Issue(Severity.INFORMATION, CODE_INVALID, "this-code-not-in-vs", noneOf(valueSet, code), at("code"));
    }

    private static Message noneOf(String valueSet, String codes) {
        return Message.plural(1, "None_of_the_provided_codes_are_in_the_value_set", valueSet, codes);
    }

    /** That none of several codings is in the value set. */
    static Issue noneInValueSet(String valueSet) {
        return Issue.error(CODE_INVALID, "not-in-vs", Message.entry("TX_GENERAL_CC_ERROR_MESSAGE", valueSet), null);
    }

    /** That none of several codings is of the code system asked for. */
    static Issue noneOfSystem(String system) {
        Message message = Message.of("No coding of the CodeableConcept is of the CodeSystem '" + system + "'");
        return Issue.error(CODE_INVALID, "invalid-code", message, null);
    }

    static Issue cannotInfer(Message message) {
        return Issue.error(NOT_FOUND, "cannot-infer", message, "code");
    }

    Issue unverified(String system) {
        Message message = Message.of("The value set lists the code, but what is known here of the CodeSystem '" + system
                + "' does not hold it, so neither the code nor its display can be checked");
        return Issue.warning(NOT_FOUND, NOT_FOUND, message, at("system"));
    }

    private String at(String element) {
        return form.expression(index, element);
    }

    /** The coding itself; null for a plain code, which is no element. */
    private @Nullable String itself() {
        String path = form.path(index);
        return path.isEmpty() ? null : path;
    }
}
