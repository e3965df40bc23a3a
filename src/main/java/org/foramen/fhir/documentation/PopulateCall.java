package org.foramen.fhir.documentation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.form.Remark;
import org.foramen.documentation.population.FormPopulation;
import org.foramen.documentation.population.Note;
import org.foramen.documentation.population.Prefilled;
import org.foramen.fhir.documentation.PopulateRequest.Source;
import org.foramen.fhir.form.Form;
import org.foramen.fhir.form.Forms;
import org.foramen.fhir.form.RemarkWriter;
import org.foramen.fhir.form.ResponseWriter;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.operation.ConceptQueries;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** {@code $populate}: a published form with the answers that notes give (OperationDefinition questionnaire-populate). */
public final class PopulateCall {

    private final Documentation documentation;
    private final ConceptQueries terminology;
    private final Forms forms;
    private final Clock clock;

    public PopulateCall(Documentation documentation, ConceptQueries terminology, Forms forms, Clock clock) {
        this.documentation = documentation;
        this.terminology = terminology;
        this.forms = forms;
        this.clock = clock;
    }

    /**
     * The answer to a body; refuses one that is not as the definition has it.
     *
     * @param id of the form in the path, null where the body names it
     */
    public Parameters answer(@Nullable IBaseResource body, @Nullable String id) {
        PopulateRequest request = PopulateRequest.read(body, id);
        Form form = form(request);
        List<String> passedOver = new ArrayList<>();
        List<Note> notes = notes(request, passedOver);
        Prefilled prefilled = new FormPopulation(documentation, terminology).from(notes);
        List<Remark> remarks = new ArrayList<>(prefilled.remarks());
        QuestionnaireResponse response = new ResponseWriter(form, terminology).write(prefilled.answers(), remarks);
        response.setSubject(request.subject());
        response.setAuthoredElement(
                new DateTimeType(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        Parameters answer = new Parameters();
        answer.addParameter().setName("response").setResource(response);
        OperationOutcome issues = RemarkWriter.write(remarks, List.of());
        passedOver.forEach(text -> RemarkWriter.add(text, issues));
        if (issues.hasIssue()) {
            answer.addParameter().setName("issues").setResource(issues);
        }
        return answer;
    }

    private Form form(PopulateRequest request) {
        Identifier identifier = request.identifier();
        if (identifier != null) {
            return forms.withIdentifier(identifier, "identifier");
        }
        String id = request.id();
        return id != null
                ? forms.withId(id, "questionnaire")
                : forms.named(Canonical.parse(String.valueOf(request.canonical())), "questionnaire");
    }

    /** @param passedOver gets a line for each source that is not read */
    private List<Note> notes(PopulateRequest request, List<String> passedOver) {
        List<Note> notes = new ArrayList<>();
        for (Source source : request.sources()) {
            if (source.content() instanceof String text) {
                notes.add(new Note(source.name(), documentation.read(text)));
            } else if (source.content() instanceof Resource resource && NoteText.reads(resource)) {
                notes.add(new Note(name(source, resource), documentation.read(NoteText.of(resource))));
            } else if (source.content() instanceof Resource resource) {
                passedOver.add("The " + resource.fhirType() + " in " + source.name() + " is not read for answers");
            } else {
                passedOver.add("The reference in " + source.name() + " is not followed: send the resource itself");
            }
        }
        if (request.asksLocal()) {
            passedOver.add("This server keeps nothing of patients, so that 'local' adds no answer");
        }
        if (notes.isEmpty()) {
            passedOver.add("There was nothing to read: give a note as 'text', or a resource as 'content'");
        }
        return notes;
    }

    private static String name(Source source, Resource resource) {
        return resource.hasId()
                ? source.name() + " " + resource.fhirType() + "/"
                        + resource.getIdElement().getIdPart()
                : source.name() + " " + resource.fhirType();
    }
}
