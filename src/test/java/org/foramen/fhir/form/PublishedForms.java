package org.foramen.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.PublishedDocumentation;
import org.foramen.documentation.form.FormConclusions;
import org.foramen.documentation.form.FormReading;
import org.foramen.fhir.codec.PublishedResources;

/** The published forms and what reads them, for tests. */
public final class PublishedForms {

    static final PublishedResources PUBLISHED =
            PublishedResources.read(FhirContext.forR4Cached(), List.of(PublishedResources.bundled()));
    static final Forms FORMS = forms();
    static final FormReading READING = new FormReading(PublishedDocumentation.READER);
    static final FormConclusions CONCLUSIONS = new FormConclusions(PublishedDocumentation.READER);
    static final ResponseReader RESPONSES = new ResponseReader(FORMS, PublishedKnowledge.TERMINOLOGY, READING);

    private PublishedForms() {}

    private static Forms forms() {
        List<String> wrong = new ArrayList<>();
        Forms forms = Forms.of(PUBLISHED, PublishedKnowledge.TERMINOLOGY, wrong);
        assertThat(wrong).isEmpty();
        return forms;
    }
}
