package org.foramen.fhir.documentation;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * The words of a resource that a clinician wrote, in the order below, parted by blank lines. What is coded without words is
 * not read. The narrative is read where there are no other words, since it usually repeats them.
 */
public final class NoteText {

    /** What messages say is read. */
    private static final String READ =
            "Condition, DiagnosticReport, DocumentReference, Composition, Observation or Procedure";

    private final List<String> pieces = new ArrayList<>();
    private final boolean partly;
    private int unread;

    private NoteText(boolean partly) {
        this.partly = partly;
    }

    /**
     * What could be read of a resource.
     *
     * @param unread how many attachments could not
     */
    public record Legible(String text, int unread) {}

    /** The text of the resource; refuses another type, and an attachment that cannot be read. */
    public static String of(Resource resource) {
        return new NoteText(false).text(resource);
    }

    /** What can be read of the resource: the conclusion of a report whose form is a scan, for one. Refuses another type. */
    public static Legible legible(Resource resource) {
        NoteText note = new NoteText(true);
        String text = note.text(resource);
        return new Legible(text, note.unread);
    }

    private String text(Resource resource) {
        if (resource instanceof Condition condition) {
            of(condition);
        } else if (resource instanceof DiagnosticReport report) {
            of(report);
        } else if (resource instanceof DocumentReference document) {
            of(document);
        } else if (resource instanceof Composition composition) {
            composition.getSection().forEach(this::of);
        } else if (resource instanceof Observation observation) {
            of(observation);
        } else if (resource instanceof Procedure procedure) {
            of(procedure);
        } else {
            throw new Refusal(Problem.unsupported(
                    "A " + resource.fhirType() + " is not read for what it documents; send a " + READ, "resource"));
        }
        if (pieces.isEmpty() && resource instanceof DomainResource domain) {
            add(domain.getText());
        }
        return String.join("\n\n", pieces);
    }

    /** Whether {@link #of} reads such a thing. */
    public static boolean reads(Base resource) {
        return resource instanceof Condition
                || resource instanceof DiagnosticReport
                || resource instanceof DocumentReference
                || resource instanceof Composition
                || resource instanceof Observation
                || resource instanceof Procedure;
    }

    private void of(Condition condition) {
        add(condition.getCode());
        condition.getBodySite().forEach(this::add);
        condition.getEvidence().forEach(evidence -> evidence.getCode().forEach(this::add));
        notes(condition.getNote());
    }

    private void of(DiagnosticReport report) {
        add(report.getCode());
        for (int i = 0; i < report.getPresentedForm().size(); i++) {
            add(report.getPresentedForm().get(i), "DiagnosticReport.presentedForm[" + i + "]");
        }
        if (report.hasConclusion()) {
            add("Impression: " + report.getConclusion());
        }
        report.getConclusionCode().forEach(this::add);
    }

    private void of(DocumentReference document) {
        for (int i = 0; i < document.getContent().size(); i++) {
            Attachment attachment = document.getContent().get(i).getAttachment();
            add(attachment, "DocumentReference.content[" + i + "].attachment");
        }
        if (pieces.isEmpty()) {
            add(document.getDescription());
        }
    }

    private void of(SectionComponent section) {
        String title = section.hasTitle() ? section.getTitle() + ":\n" : "";
        String body = section.hasText() ? HtmlText.of(section.getText().getDivAsString()) : "";
        if (!body.isBlank()) {
            add(title + body);
        }
        section.getSection().forEach(this::of);
    }

    private void of(Observation observation) {
        add(observation.getCode());
        if (observation.getValue() instanceof StringType value) {
            add(value.getValue());
        } else if (observation.getValue() instanceof CodeableConcept value) {
            add(value);
        }
        observation.getComponent().forEach(component -> {
            if (component.getValue() instanceof StringType value) {
                add(value.getValue());
            } else if (component.getValue() instanceof CodeableConcept value) {
                add(value);
            }
        });
        observation.getInterpretation().forEach(this::add);
        notes(observation.getNote());
    }

    private void of(Procedure procedure) {
        add(procedure.getCode());
        procedure.getReasonCode().forEach(this::add);
        procedure.getBodySite().forEach(this::add);
        add(procedure.getOutcome());
        notes(procedure.getNote());
    }

    private void notes(List<Annotation> notes) {
        notes.forEach(note -> add(note.getText()));
    }

    private void add(CodeableConcept concept) {
        add(concept.getText());
    }

    private void add(Narrative narrative) {
        if (narrative.hasDiv()) {
            add(HtmlText.of(narrative.getDivAsString()));
        }
    }

    private void add(Attachment attachment, String path) {
        if (attachment.hasData() || attachment.hasUrl()) {
            try {
                add(AttachmentText.of(attachment, path));
            } catch (Refusal unreadable) {
                if (!partly) {
                    throw unreadable;
                }
                unread++;
            }
        }
    }

    private void add(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            pieces.add(text);
        }
    }
}
