package org.foramen.fhir.server;

import java.time.Clock;
import org.foramen.documentation.Documentation;
import org.foramen.fhir.documentation.DocumentationCall;
import org.foramen.fhir.documentation.ExtractCall;
import org.foramen.fhir.documentation.PopulateCall;
import org.foramen.fhir.form.Forms;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.operation.ConceptQueries;

/** Who answers what the server is asked. */
public record Answering(
        TerminologyService terminology, DocumentationCall documentation, PopulateCall populate, ExtractCall extract) {

    /**
     * Over the reader of notes and the forms.
     *
     * @param clock for when a response was authored
     */
    public static Answering of(
            TerminologyService service,
            ConceptQueries terminology,
            Documentation documentation,
            Forms forms,
            Clock clock) {
        return new Answering(
                service,
                new DocumentationCall(documentation, terminology, forms),
                new PopulateCall(documentation, terminology, forms, clock),
                new ExtractCall(documentation, terminology, forms));
    }
}
