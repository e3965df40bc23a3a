package org.foramen.fhir.documentation;

import java.util.Optional;
import java.util.Set;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.assessment.Assessment;
import org.foramen.documentation.assessment.Conflict;
import org.foramen.documentation.form.FormConclusions;
import org.foramen.documentation.form.FormReading;
import org.foramen.documentation.form.Told;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.reading.Finding;
import org.foramen.documentation.reading.Reading;
import org.foramen.fhir.codec.CodingWriter;
import org.foramen.fhir.form.Forms;
import org.foramen.fhir.form.ResponseReader;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.operation.ConceptQueries;
import org.foramen.terminology.release.DateSpan;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** {@code $assess-documentation}: from a body to the answer (OperationDefinition assess-documentation). */
public final class DocumentationCall {

    /** The axes whose findings have a place of their own. */
    private static final Set<Axis> PLACED =
            Set.of(Axis.STRUCTURE, Axis.MECHANISM, Axis.IMAGING, Axis.DEFINITIVE_DIAGNOSIS);

    private final Documentation documentation;
    private final ConceptQueries terminology;
    private final ResponseReader responses;
    private final FormReading forms;
    private final FormConclusions conclusions;

    public DocumentationCall(Documentation documentation, ConceptQueries terminology, Forms published) {
        this.documentation = documentation;
        this.terminology = terminology;
        this.forms = new FormReading(documentation);
        this.conclusions = new FormConclusions(documentation);
        this.responses = new ResponseReader(published, terminology, forms);
    }

    /** The answer to a body; refuses one that is not as the definition has it. */
    public Parameters answer(@Nullable IBaseResource body) {
        AssessmentRequest request = AssessmentRequest.read(body);
        Coding code = request.code();
        if (code != null && isUnknown(code)) {
            throw new Refusal(
                    Problem.invalid("The code " + Message.cut(code.toString()) + " is not known here", "code"));
        }
        Parameters answer = answer(request);
        DateSpan date = request.date();
        if (date != null) {
            new CodesOnDay(terminology, date).apply(answer, code);
        }
        return answer;
    }

    private Parameters answer(AssessmentRequest request) {
        QuestionnaireResponse response = request.response();
        if (response != null) {
            Told told = forms.read(responses.read(response));
            return write(told.reading(), conclusions.assess(told, request.code()));
        }
        Reading reading = documentation.read(request.text());
        return write(reading, documentation.assess(reading, request.code()));
    }

    private boolean isUnknown(Coding code) {
        Optional<?> concept = terminology.concept(code);
        return concept.isEmpty();
    }

    private static Parameters write(Reading reading, Assessment assessment) {
        Parameters answer = new Parameters();
        reading.findings().forEach(finding -> write(finding, answer.addParameter()));
        assessment
                .suggestedCodes()
                .forEach(code -> answer.addParameter().setName("suggestedCode").setValue(CodingWriter.write(code)));
        assessment
                .missing()
                .forEach(item -> answer.addParameter().setName("missing").setValue(new CodeType(item.code())));
        assessment.conflicts().forEach(conflict -> write(conflict, answer.addParameter()));
        return answer;
    }

    private static void write(Finding finding, ParametersParameterComponent parameter) {
        parameter.setName("finding");
        part(parameter, "axis", new CodeType(finding.axis().code()));
        part(parameter, "value", CodingWriter.write(finding.value()));
        part(parameter, "status", new CodeType(finding.status().code()));
        part(parameter, "text", new StringType(finding.text()));
        part(parameter, "offset", new IntegerType(finding.offset()));
        part(parameter, "length", new IntegerType(finding.length()));
        if (PLACED.contains(finding.axis())) {
            finding.regions().forEach(region -> part(parameter, "region", new CodeType(region)));
            if (finding.level() != null) {
                part(parameter, "level", new StringType(finding.level()));
            }
        }
    }

    private static void write(Conflict conflict, ParametersParameterComponent parameter) {
        parameter.setName("conflict");
        part(parameter, "axis", new CodeType(conflict.axis().code()));
        part(parameter, "documented", CodingWriter.write(conflict.documented()));
        part(parameter, "coded", CodingWriter.write(conflict.coded()));
    }

    private static void part(ParametersParameterComponent parameter, String name, Type value) {
        parameter.addPart().setName(name).setValue(value);
    }
}
