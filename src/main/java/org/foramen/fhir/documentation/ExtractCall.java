package org.foramen.fhir.documentation;

import java.util.List;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.form.Conclusion;
import org.foramen.documentation.form.FormConclusions;
import org.foramen.documentation.form.FormReading;
import org.foramen.documentation.form.Told;
import org.foramen.fhir.form.ConditionWriter;
import org.foramen.fhir.form.Forms;
import org.foramen.fhir.form.RemarkWriter;
import org.foramen.fhir.form.ResponseReader;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code $extract}: from a response to a form to the Conditions that it gives
 * (http://hl7.org/fhir/uv/sdc/OperationDefinition/QuestionnaireResponse-extract).
 */
public final class ExtractCall {

    /** The parameters that are supported. */
    static final List<String> PARAMETERS = List.of("questionnaire-response");

    private final ResponseReader responses;
    private final FormReading reading;
    private final FormConclusions conclusions;

    public ExtractCall(Documentation documentation, ConceptQueries terminology, Forms published) {
        this.reading = new FormReading(documentation);
        this.conclusions = new FormConclusions(documentation);
        this.responses = new ResponseReader(published, terminology, reading);
    }

    /** The answer to a body, which is Parameters or the response itself; refuses what gives no Condition. */
    public Parameters answer(@Nullable IBaseResource body) {
        QuestionnaireResponse response = response(body);
        Told told = reading.read(responses.read(response));
        if (told.note().isEmpty()) {
            throw new Refusal(Problem.required(
                    "The response has no answer of which a Condition could be made", "QuestionnaireResponse.item"));
        }
        Conclusion conclusion = conclusions.conclude(told);
        Parameters answer = new Parameters();
        answer.addParameter().setName("return").setResource(ConditionWriter.write(response, told, conclusion));
        OperationOutcome issues = RemarkWriter.write(
                conclusion.remarks(), conclusions.assess(told, null).missing());
        if (issues.hasIssue()) {
            answer.addParameter().setName("issues").setResource(issues);
        }
        return answer;
    }

    private static QuestionnaireResponse response(@Nullable IBaseResource body) {
        QuestionnaireResponse response = given(body);
        if (response.getStatus() == QuestionnaireResponseStatus.ENTEREDINERROR) {
            throw new Refusal(new Problem(
                    Problem.Kind.UNPROCESSABLE,
                    "The response was entered in error: nothing is made of it",
                    "QuestionnaireResponse.status"));
        }
        if (response.getSubject().isEmpty()) {
            throw new Refusal(Problem.required(
                    "A Condition needs a subject: the response has to name whom it is about",
                    "QuestionnaireResponse.subject"));
        }
        return response;
    }

    private static QuestionnaireResponse given(@Nullable IBaseResource body) {
        if (body instanceof QuestionnaireResponse response) {
            return response;
        }
        if (!(body instanceof Parameters parameters)) {
            throw new Refusal(Problem.required(
                    "$extract needs a body: a QuestionnaireResponse, or Parameters with 'questionnaire-response'",
                    null));
        }
        for (ParametersParameterComponent each : parameters.getParameter()) {
            if (!PARAMETERS.contains(String.valueOf(each.getName()))) {
                throw new Refusal(Problem.unsupported(
                        "$extract does not support the parameter '" + Message.cut(String.valueOf(each.getName()))
                                + "'; supported is questionnaire-response, for forms that are published here",
                        each.getName()));
            }
        }
        if (parameters.getParameter().size() == 1
                && parameters.getParameterFirstRep().getResource() instanceof QuestionnaireResponse response) {
            return response;
        }
        throw new Refusal(Problem.required("$extract needs one QuestionnaireResponse", "questionnaire-response"));
    }
}
