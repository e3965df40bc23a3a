package org.foramen.fhir.codec;

import java.util.List;
import org.foramen.terminology.code.Issue;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Problems and issues as an OperationOutcome (https://hl7.org/fhir/R4/operationoutcome.html). */
public final class OutcomeWriter {

    static final String TX_ISSUE_TYPE = "http://hl7.org/fhir/tools/CodeSystem/tx-issue-type";

    private static final String MESSAGE_ID = "http://hl7.org/fhir/StructureDefinition/operationoutcome-message-id";

    /** Characters of the text of a problem. */
    private static final int LONGEST = 4_000;

    private OutcomeWriter() {}

    /** One error issue that names the element. */
    public static OperationOutcome write(Problem problem) {
        OperationOutcome outcome = new OperationOutcome();
        String text = cut(MessageCatalogue.text(problem.message()));
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(issueType(problem))
                .setDiagnostics(text);
        issue.getDetails().setText(text);
        String detail = problem.detail() == null ? detail(problem.kind()) : problem.detail();
        if (detail != null) {
            issue.getDetails().addCoding().setSystem(TX_ISSUE_TYPE).setCode(detail);
        }
        name(problem.message(), issue);
        if (problem.expression() != null) {
            issue.addExpression(problem.expression());
        }
        return outcome;
    }

    /** What a client sent is told to it again in messages; whole bodies are not. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    private static IssueType issueType(Problem problem) {
        boolean versions = "version-error".equals(problem.detail());
        return versions ? IssueType.EXCEPTION : ProblemStatus.of(problem.kind()).issueType();
    }

    /** The tx-issue-type that goes with a kind of problem, null where there is none. */
    private static @Nullable String detail(Problem.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> "not-found";
            case UNSUPPORTED -> "not-supported";
            case TOO_COSTLY -> null;
            case UNPROCESSABLE -> "vs-invalid";
            case INVALID, REQUIRED, CONFLICT, BUSY -> "invalid-data";
        };
    }

    /** Clients know a message by its name in the catalogue, whatever the language of its text. */
    private static void name(Message message, OperationOutcomeIssueComponent issue) {
        String name = MessageCatalogue.name(message);
        if (name != null) {
            issue.addExtension(MESSAGE_ID, new StringType(name));
        }
    }

    /** The issues of a validation, with their tx-issue-type. */
    public static OperationOutcome write(List<Issue> issues) {
        OperationOutcome outcome = new OperationOutcome();
        for (Issue issue : issues) {
            OperationOutcomeIssueComponent written = outcome.addIssue()
                    .setSeverity(IssueSeverity.fromCode(issue.severity().code()))
                    .setCode(IssueType.fromCode(issue.code()));
            written.getDetails()
                    .setText(MessageCatalogue.text(issue.message()))
                    .addCoding()
                    .setSystem(TX_ISSUE_TYPE)
                    .setCode(issue.detail());
            name(issue.message(), written);
            if (issue.expression() != null) {
                written.addExpression(issue.expression());
            }
        }
        return outcome;
    }
}
