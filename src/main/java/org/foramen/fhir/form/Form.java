package org.foramen.fhir.form;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * A Questionnaire whose answers are understood here.
 *
 * @param resource as it is published, not to be written to
 * @param items in order
 */
public record Form(Questionnaire resource, List<FormItem> items) {

    public Form {
        items = List.copyOf(items);
    }

    /** Its url, and its version where it has one. */
    public Canonical canonical() {
        return new Canonical(resource.getUrl(), resource.getVersion());
    }

    boolean is(Canonical asked) {
        return asked.url().equals(resource.getUrl())
                && (asked.version() == null || asked.version().equals(resource.getVersion()));
    }

    boolean has(Identifier asked) {
        return resource.getIdentifier().stream()
                .anyMatch(each -> each.hasValue()
                        && each.getValue().equals(asked.getValue())
                        && (!asked.hasSystem() || asked.getSystem().equals(each.getSystem())));
    }

    /** All items, each before those below it. */
    List<FormItem> all() {
        List<FormItem> all = new ArrayList<>();
        items.forEach(item -> item.addTo(all));
        return all;
    }
}
