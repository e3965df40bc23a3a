package org.foramen.fhir.form;

import java.util.List;
import org.foramen.documentation.form.Phrase;
import org.foramen.documentation.form.Question;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.jspecify.annotations.Nullable;

/**
 * An item of a form.
 *
 * @param definition as it is published, not to be written to
 * @param question what it asks for, null where that is nothing that is understood here
 * @param phrase how it and what is below it reads in a note, null where an item above says so, or none does
 * @param items below it
 */
public record FormItem(
        QuestionnaireItemComponent definition,
        @Nullable Question question,
        @Nullable Phrase phrase,
        List<FormItem> items) {

    public FormItem {
        items = List.copyOf(items);
    }

    String linkId() {
        return definition.getLinkId();
    }

    boolean isGroup() {
        return definition.getType() == QuestionnaireItemType.GROUP;
    }

    boolean isDisplay() {
        return definition.getType() == QuestionnaireItemType.DISPLAY;
    }

    boolean repeats() {
        return definition.getRepeats();
    }

    void addTo(List<FormItem> all) {
        all.add(this);
        items.forEach(item -> item.addTo(all));
    }
}
