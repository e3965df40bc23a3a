package org.foramen.fhir.form;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.foramen.documentation.form.FormReading;
import org.foramen.documentation.form.Passage;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;

/** Reads a response to a published form, once it is one (https://hl7.org/fhir/R4/questionnaireresponse.html). */
public final class ResponseReader {

    private final Forms forms;
    private final AnswerCheck check;

    public ResponseReader(Forms forms, ConceptQueries terminology, FormReading reading) {
        this.forms = forms;
        this.check = new AnswerCheck(terminology, reading);
    }

    /**
     * What was answered, in the order of the form. Of a response that is completed or amended nothing that is required may be
     * missing.
     *
     * @throws Refusal when it names no form that is published here
     * @throws UnprocessableEntityException when it is no response to its form, with an issue for each thing that is wrong
     */
    public List<Passage> read(QuestionnaireResponse response) {
        if (!response.hasQuestionnaire()) {
            throw new Refusal(Problem.required(
                    "A QuestionnaireResponse has to name its form", "QuestionnaireResponse.questionnaire"));
        }
        Form form = forms.named(Canonical.parse(response.getQuestionnaire()), "QuestionnaireResponse.questionnaire");
        boolean complete = response.getStatus() == QuestionnaireResponseStatus.COMPLETED
                || response.getStatus() == QuestionnaireResponseStatus.AMENDED;
        ResponseWalk walk = new ResponseWalk(check, AnswersByLink.of(response), complete);
        walk.walk(form.items(), response.getItem());
        if (!walk.faults().isEmpty()) {
            throw new UnprocessableEntityException("The response does not fit its form", outcome(walk.faults()));
        }
        return walk.passages();
    }

    private static OperationOutcome outcome(List<Fault> faults) {
        OperationOutcome outcome = new OperationOutcome();
        for (Fault fault : faults) {
            outcome.addIssue()
                    .setSeverity(IssueSeverity.ERROR)
                    .setCode(fault.code())
                    .setDiagnostics(fault.text())
                    .setDetails(new CodeableConcept().setText(fault.text()))
                    .addExpression(fault.path());
        }
        return outcome;
    }
}
