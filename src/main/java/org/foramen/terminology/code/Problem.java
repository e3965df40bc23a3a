package org.foramen.terminology.code;

import org.jspecify.annotations.Nullable;

/**
 * Why a request cannot be answered, told to the caller.
 *
 * @param kind decides the HTTP status and the issue code, in one table of the codec
 * @param message says what is wrong and what to do; holds no patient data and no internals
 * @param expression the FHIRPath of the element or the name of the parameter at fault, null when the request as a whole is
 * @param detail the code of http://hl7.org/fhir/tools/CodeSystem/tx-issue-type, null for the one that goes with the kind
 */
public record Problem(
        Kind kind,
        Message message,
        @Nullable String expression,
        @Nullable String detail) {

    /** The closed list of kinds. */
    public enum Kind {
        /** The request is malformed or contradicts itself. */
        INVALID,
        /** A required part is missing. */
        REQUIRED,
        /** What the request names is not known here. */
        NOT_FOUND,
        /** The request is legal but this server does not do it. */
        UNSUPPORTED,
        /** The answer would be larger than the limits allow. */
        TOO_COSTLY,
        /** Parts of the stored knowledge contradict each other. */
        CONFLICT,
        /** The request can be read but not processed. */
        UNPROCESSABLE,
        /** Too much is going on; trying again later may succeed. */
        BUSY
    }

    public Problem(Kind kind, Message message, @Nullable String expression) {
        this(kind, message, expression, null);
    }

    public Problem(Kind kind, String message, @Nullable String expression) {
        this(kind, Message.of(message), expression, null);
    }

    public static Problem invalid(String message, @Nullable String expression) {
        return new Problem(Kind.INVALID, message, expression);
    }

    public static Problem required(String message, @Nullable String expression) {
        return new Problem(Kind.REQUIRED, message, expression);
    }

    public static Problem notFound(String message, @Nullable String expression) {
        return new Problem(Kind.NOT_FOUND, message, expression);
    }

    public static Problem unsupported(String message, @Nullable String expression) {
        return new Problem(Kind.UNSUPPORTED, message, expression);
    }

    public static Problem conflict(String message, @Nullable String expression) {
        return new Problem(Kind.CONFLICT, message, expression);
    }
}
