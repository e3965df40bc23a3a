package org.foramen.fhir.form;

import java.util.List;
import org.foramen.documentation.form.Remark;
import org.foramen.terminology.code.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** Remarks as the issues that go beside an answer: warnings and information, each coded with the question that it is about. */
public final class RemarkWriter {

    private RemarkWriter() {}

    /**
     * The issues, none for no remarks and nothing missing.
     *
     * @param missing items of documentation, codes of m99-documentation-item
     */
    public static OperationOutcome write(List<Remark> remarks, List<Coding> missing) {
        OperationOutcome outcome = new OperationOutcome();
        for (Remark remark : remarks) {
            issue(remark.warning(), remark.text(), outcome)
                    .getDetails()
                    .addCoding()
                    .setSystem(FormReader.ITEMS)
                    .setCode(remark.question().code());
        }
        for (Coding item : missing) {
            issue(false, "Not documented: " + item.display(), outcome)
                    .getDetails()
                    .addCoding()
                    .setSystem(item.system())
                    .setCode(item.code())
                    .setDisplay(item.display());
        }
        return outcome;
    }

    /** Adds an issue for information. */
    public static void add(String text, OperationOutcome outcome) {
        issue(false, text, outcome);
    }

    private static OperationOutcomeIssueComponent issue(boolean warning, String text, OperationOutcome outcome) {
        OperationOutcomeIssueComponent issue = outcome.addIssue()
                .setSeverity(warning ? IssueSeverity.WARNING : IssueSeverity.INFORMATION)
                .setCode(warning ? IssueType.BUSINESSRULE : IssueType.INFORMATIONAL)
                .setDiagnostics(text);
        issue.getDetails().setText(text);
        return issue;
    }
}
