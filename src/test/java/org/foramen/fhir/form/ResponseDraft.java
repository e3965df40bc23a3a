package org.foramen.fhir.form;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** A response to the published form, answer by answer; groups come as they are needed. */
public final class ResponseDraft {

    public static final String FORM = "https://w3id.org/foramen/Questionnaire/m99-lesion";

    private static final String SYSTEM = "https://w3id.org/foramen/CodeSystem/";
    private static final Map<String, String> GROUPS = Map.ofEntries(
            Map.entry("region", "lesion"),
            Map.entry("mechanism", "lesion"),
            Map.entry("structure", "lesion"),
            Map.entry("level", "lesion"),
            Map.entry("laterality", "lesion"),
            Map.entry("nerve-root", "nerves"),
            Map.entry("neurologic-deficit", "nerves"),
            Map.entry("imaging-modality", "imaging"),
            Map.entry("imaging-finding", "imaging"),
            Map.entry("care-kind", "conservative-care"),
            Map.entry("care-duration", "conservative-care"),
            Map.entry("definitive-diagnosis-applies", "definitive-diagnoses"),
            Map.entry("definitive-diagnosis", "definitive-diagnoses"),
            Map.entry("excluded-diagnosis", "definitive-diagnoses"));
    private static final Map<String, String> SYSTEMS = Map.of(
            "region", SYSTEM + "m99-region",
            "mechanism", SYSTEM + "m99-mechanism",
            "structure", SYSTEM + "m99-structure",
            "imaging-modality", SYSTEM + "imaging-modality",
            "care-kind", SYSTEM + "conservative-care",
            "definitive-diagnosis", "http://hl7.org/fhir/sid/icd-10-cm",
            "excluded-diagnosis", "http://hl7.org/fhir/sid/icd-10-cm");

    private final QuestionnaireResponse response = new QuestionnaireResponse();

    public ResponseDraft() {
        response.setQuestionnaire(FORM).setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference("Patient/7"));
        GROUPS.values().stream()
                .distinct()
                .sorted(Comparator.comparing(ResponseDraft::place))
                .forEach(group -> response.addItem().setLinkId(group));
    }

    private static int place(String group) {
        return List.of("lesion", "nerves", "imaging", "conservative-care", "definitive-diagnoses")
                .indexOf(group);
    }

    /** Adds a code as an answer to the item, of the code system that goes with it. */
    public ResponseDraft code(String linkId, String code) {
        String system = SYSTEMS.getOrDefault(linkId, SYSTEM + linkId);
        return value(linkId, new Coding().setSystem(system).setCode(code));
    }

    public ResponseDraft text(String linkId, String text) {
        return value(linkId, new StringType(text));
    }

    public ResponseDraft yes(String linkId, boolean yes) {
        return value(linkId, new BooleanType(yes));
    }

    public ResponseDraft value(String linkId, Type value) {
        item(linkId).addAnswer().setValue(value);
        return this;
    }

    public ResponseDraft status(QuestionnaireResponseStatus status) {
        response.setStatus(status);
        return this;
    }

    private QuestionnaireResponseItemComponent item(String linkId) {
        String group = GROUPS.get(linkId);
        List<QuestionnaireResponseItemComponent> items = group == null
                ? response.getItem()
                : response.getItem().stream()
                        .filter(item -> item.getLinkId().equals(group))
                        .findFirst()
                        .orElseThrow()
                        .getItem();
        return items.stream()
                .filter(item -> item.getLinkId().equals(linkId))
                .findFirst()
                .orElseGet(() -> {
                    QuestionnaireResponseItemComponent item = new QuestionnaireResponseItemComponent();
                    item.setLinkId(linkId);
                    items.add(item);
                    return item;
                });
    }

    /** The response, without the groups that nothing was answered in. */
    public QuestionnaireResponse response() {
        response.getItem().removeIf(item -> !item.hasItem() && !item.hasAnswer());
        return response;
    }
}
