package org.foramen.fhir.documentation;

import java.util.List;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.release.DateSpan;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What {@code $assess-documentation} is asked.
 *
 * @param text the note, empty for a response to a form
 * @param response the response to a form, null for a note
 * @param code the code that is to be reported, null for none
 * @param date the date of service, null when not said
 */
record AssessmentRequest(
        String text,
        @Nullable QuestionnaireResponse response,
        @Nullable Coding code,
        @Nullable DateSpan date) {

    /** The parameters, in the order of the definition. */
    static final List<String> PARAMETERS = List.of("text", "resource", "code", "date");

    private static final String ICD_10_CM = "http://hl7.org/fhir/sid/icd-10-cm";

    /** Reads Parameters, or the resource alone; refuses what is unknown, repeated, missing or of the wrong form, by name. */
    static AssessmentRequest read(@Nullable IBaseResource body) {
        if (body == null) {
            throw new Refusal(Problem.required("$assess-documentation needs a body: Parameters or a resource", null));
        }
        if (!(body instanceof Parameters parameters)) {
            return of((Resource) body, null, null);
        }
        parameters.getParameter().forEach(each -> check(each, parameters));
        ParametersParameterComponent text = parameters.getParameter("text");
        ParametersParameterComponent resource = parameters.getParameter("resource");
        if ((text == null) == (resource == null)) {
            throw new Refusal(
                    text == null
                            ? Problem.required("$assess-documentation needs 'text' or 'resource'", "text")
                            : Problem.invalid("Give only one of 'text' and 'resource'", "resource"));
        }
        ParametersParameterComponent dated = parameters.getParameter("date");
        Coding code = code(parameters.getParameter("code"));
        DateSpan date = dated == null ? null : date(dated);
        return text == null
                ? of(resource(resource), code, date)
                : new AssessmentRequest(words("text", text), null, code, date);
    }

    private static AssessmentRequest of(Resource resource, @Nullable Coding code, @Nullable DateSpan date) {
        return resource instanceof QuestionnaireResponse response
                ? new AssessmentRequest("", response, code, date)
                : new AssessmentRequest(NoteText.of(resource), null, code, date);
    }

    private static void check(ParametersParameterComponent parameter, Parameters all) {
        String name = parameter.getName();
        if (name == null || !PARAMETERS.contains(name)) {
            throw new Refusal(Problem.invalid(
                    "$assess-documentation has no parameter '" + Message.cut(String.valueOf(name)) + "'; supported are "
                            + String.join(", ", PARAMETERS),
                    name));
        }
        if (all.getParameters(name).size() > 1) {
            throw wrong(name, "may be given only once");
        }
    }

    private static Refusal wrong(String name, String what) {
        return new Refusal(Problem.invalid("The parameter '" + name + "' of $assess-documentation " + what, name));
    }

    private static Resource resource(@Nullable ParametersParameterComponent parameter) {
        Resource resource = parameter == null ? null : parameter.getResource();
        if (resource == null) {
            throw wrong("resource", "must be a resource");
        }
        return resource;
    }

    private static String words(String name, ParametersParameterComponent parameter) {
        if (parameter.getValue() == null || !parameter.getValue().isPrimitive()) {
            throw wrong(name, "must be a simple value");
        }
        String value = parameter.getValue().primitiveValue();
        if (value == null || value.isBlank()) {
            throw wrong(name, "must not be empty");
        }
        return value;
    }

    private static DateSpan date(ParametersParameterComponent parameter) {
        String date = words("date", parameter);
        return DateSpan.read(date)
                .orElseThrow(() -> wrong("date", "must be a date such as 2026-10-01, not '" + Message.cut(date) + "'"));
    }

    private static @Nullable Coding code(@Nullable ParametersParameterComponent parameter) {
        if (parameter == null) {
            return null;
        }
        if (parameter.getValue() instanceof org.hl7.fhir.r4.model.Coding coding) {
            return spelt(CodingReader.read(coding));
        }
        if (parameter.getValue() instanceof CodeableConcept concept) {
            return concept.getCoding().stream()
                    .filter(coding -> ICD_10_CM.equals(coding.getSystem()))
                    .findFirst()
                    .map(coding -> spelt(CodingReader.read(coding)))
                    .orElseThrow(() -> wrong("code", "has no coding of " + ICD_10_CM));
        }
        return spelt(Coding.of(ICD_10_CM, words("code", parameter)));
    }

    private static Coding spelt(Coding coding) {
        String system = coding.system() == null ? ICD_10_CM : coding.system();
        return Coding.of(system, coding.code().strip());
    }
}
