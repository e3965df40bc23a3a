package org.foramen.fhir.codec;

import org.foramen.terminology.code.Problem;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * The one table from the kind of a problem to the HTTP status and the issue code
 * (https://hl7.org/fhir/R4/http.html#2.21.0.4, https://hl7.org/fhir/R4/valueset-issue-type.html).
 */
public enum ProblemStatus {
    INVALID(Problem.Kind.INVALID, 400, IssueType.INVALID),
    REQUIRED(Problem.Kind.REQUIRED, 400, IssueType.REQUIRED),
    NOT_FOUND(Problem.Kind.NOT_FOUND, 404, IssueType.NOTFOUND),
    UNSUPPORTED(Problem.Kind.UNSUPPORTED, 400, IssueType.NOTSUPPORTED),
    TOO_COSTLY(Problem.Kind.TOO_COSTLY, 422, IssueType.TOOCOSTLY),
    CONFLICT(Problem.Kind.CONFLICT, 409, IssueType.CONFLICT),
    UNPROCESSABLE(Problem.Kind.UNPROCESSABLE, 422, IssueType.PROCESSING),
    BUSY(Problem.Kind.BUSY, 503, IssueType.THROTTLED);

    private final Problem.Kind kind;
    private final int httpStatus;
    private final IssueType issueType;

    ProblemStatus(Problem.Kind kind, int httpStatus, IssueType issueType) {
        this.kind = kind;
        this.httpStatus = httpStatus;
        this.issueType = issueType;
    }

    /** The row of a kind; every kind has one, which a test holds. */
    public static ProblemStatus of(Problem.Kind kind) {
        for (ProblemStatus row : values()) {
            if (row.kind == kind) {
                return row;
            }
        }
        throw new IllegalStateException("No status for " + kind);
    }

    public int httpStatus() {
        return httpStatus;
    }

    public IssueType issueType() {
        return issueType;
    }
}
