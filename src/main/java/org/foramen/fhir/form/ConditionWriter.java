package org.foramen.fhir.form;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.foramen.documentation.form.Conclusion;
import org.foramen.documentation.form.Told;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.reading.Finding;
import org.foramen.fhir.codec.CodingWriter;
import org.foramen.terminology.code.Coding;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What a response gives: a transaction with a Condition for each code, or one without a code
 * (https://hl7.org/fhir/R4/condition.html). The note is in each, as Condition.note.
 */
public final class ConditionWriter {

    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";
    private static final List<String> RECORDERS =
            List.of("Practitioner/", "PractitionerRole/", "Patient/", "RelatedPerson/");

    private ConditionWriter() {}

    /** The transaction. */
    public static Bundle write(QuestionnaireResponse response, Told told, Conclusion conclusion) {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        if (conclusion.codes().isEmpty()) {
            add(condition(response, told, null), bundle);
        }
        conclusion.codes().forEach(code -> add(condition(response, told, code), bundle));
        return bundle;
    }

    /** The same answers give the same identifiers, which hold within the transaction only. */
    private static void add(Condition condition, Bundle bundle) {
        String name = bundle.getEntry().size() + condition.getNoteFirstRep().getText();
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)))
                .setResource(condition)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl("Condition");
    }

    private static Condition condition(QuestionnaireResponse response, Told told, @Nullable Coding code) {
        boolean provisional = response.getStatus() == QuestionnaireResponseStatus.INPROGRESS;
        Condition condition = new Condition();
        condition.setClinicalStatus(concept("condition-clinical", "active"));
        condition.setVerificationStatus(concept("condition-ver-status", provisional ? "provisional" : "confirmed"));
        condition.addCategory(
                concept("condition-category", response.hasEncounter() ? "encounter-diagnosis" : "problem-list-item"));
        condition.setCode(code(told, code));
        told.reading()
                .on(Axis.REGION)
                .filter(finding -> told.lesion() != null && finding.isAffirmed())
                .map(Finding::value)
                .filter(region ->
                        told.lesion() != null && told.lesion().place().regions().contains(region.code()))
                .distinct()
                .forEach(region -> condition.addBodySite().addCoding(CodingWriter.write(region)));
        condition.setSubject(response.getSubject());
        condition.setEncounter(response.hasEncounter() ? response.getEncounter() : null);
        condition.setRecordedDateElement(response.getAuthoredElement());
        if (response.hasAuthor() && isRecorder(response.getAuthor())) {
            condition.setRecorder(response.getAuthor());
        }
        evidence(response, told, condition);
        condition.addNote().setTimeElement(response.getAuthoredElement()).setText(told.note());
        return condition;
    }

    /** The words of the lesion are the text of a code of M99; a definitive diagnosis has its own. */
    private static CodeableConcept code(Told told, @Nullable Coding code) {
        String lesion =
                told.lesionText().isEmpty() ? told.note().lines().findFirst().orElse("") : told.lesionText();
        CodeableConcept concept = new CodeableConcept().setText(lesion);
        if (code != null) {
            concept.addCoding(CodingWriter.write(code));
            if (told.diagnoses().contains(code)) {
                concept.setText(code.display());
            }
        }
        return concept;
    }

    private static void evidence(QuestionnaireResponse response, Told told, Condition condition) {
        told.reading()
                .on(Axis.NEUROLOGIC_DEFICIT)
                .filter(Finding::isAffirmed)
                .map(Finding::value)
                .distinct()
                .forEach(deficit -> condition.addEvidence().addCode().addCoding(CodingWriter.write(deficit)));
        if (response.hasId()) {
            condition
                    .addEvidence()
                    .addDetail(new Reference(
                            "QuestionnaireResponse/" + response.getIdElement().getIdPart()));
        }
    }

    private static boolean isRecorder(Reference author) {
        return author.hasReference()
                && RECORDERS.stream().anyMatch(type -> author.getReference().contains(type));
    }

    private static CodeableConcept concept(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(TERMINOLOGY + system).setCode(code);
        return concept;
    }
}
