package org.foramen.terminology.code;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One finding of a validation, as an OperationOutcome tells it (https://hl7.org/fhir/R4/operationoutcome.html).
 *
 * @param severity error, warning or information
 * @param code the IssueType, e.g. {@code code-invalid}
 * @param detail the code of http://hl7.org/fhir/tools/CodeSystem/tx-issue-type, e.g. {@code invalid-display}
 * @param message what is found
 * @param expression the FHIRPath of the element at fault, null when there is none
 */
public record Issue(
        Severity severity,
        String code,
        String detail,
        Message message,
        @Nullable String expression) {

    /** https://hl7.org/fhir/R4/valueset-issue-severity.html without {@code fatal}, which no validation reports. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION;

        /** The code that FHIR uses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Issue error(String code, String detail, Message message, @Nullable String expression) {
        return new Issue(Severity.ERROR, code, detail, message, expression);
    }

    public static Issue warning(String code, String detail, Message message, @Nullable String expression) {
        return new Issue(Severity.WARNING, code, detail, message, expression);
    }
}
