package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Problem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Problems and issues as an OperationOutcome (https://hl7.org/fhir/R4/operationoutcome.html). */
public final class OutcomeWriter {

    static final String TX_ISSUE_TYPE = "http://hl7.org/fhir/tools/CodeSystem/tx-issue-type";

    private OutcomeWriter() {}

    /** One error issue that names the element. */
    public static OperationOutcome write(Problem problem) {
        OperationOutcome outcome = new OperationOutcome();
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(ProblemStatus.of(problem.kind()).issueType())
                .setDiagnostics(problem.message());
        issue.getDetails().setText(problem.message());
        if (problem.kind() == Problem.Kind.NOT_FOUND) {
            issue.getDetails().addCoding().setSystem(TX_ISSUE_TYPE).setCode("not-found");
        }
        if (problem.expression() != null) {
            issue.addExpression(problem.expression());
        }
        return outcome;
    }

    /** The issues of a validation, with their tx-issue-type. */
    public static OperationOutcome write(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        for (Issue issue : issues) {
            OperationOutcomeIssueComponent written = outcome.addIssue()
                    .setSeverity(IssueSeverity.fromCode(issue.severity().code()))
                    .setCode(IssueType.fromCode(issue.code()));
            written.getDetails()
                    .setText(issue.message())
                    .addCoding()
                    .setSystem(TX_ISSUE_TYPE)
                    .setCode(issue.detail());
            if (issue.expression() != null) {
                written.addLocation(issue.expression()).addExpression(issue.expression());
            }
        }
        return outcome;
    }
}
