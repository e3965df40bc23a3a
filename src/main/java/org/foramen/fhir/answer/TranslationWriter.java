package org.foramen.fhir.answer;

import java.util.List;
import org.foramen.fhir.codec.ConceptMapReader;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TranslateReader;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.conceptmap.Equivalence;
import org.foramen.terminology.conceptmap.OtherElement;
import org.foramen.terminology.conceptmap.Translation;
import org.foramen.terminology.operation.TranslateAnswer;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code $translate}. FHIR R4 and today's clients mean different things by the parts {@code concept} and
 * {@code source}; who asks by R4's parameters is answered in R4's terms.
 */
public final class TranslationWriter {

    private TranslationWriter() {}

    /** In the terms in which the input asks. */
    public static Telling<TranslateAnswer> answering(OperationInput input) {
        return TranslateReader.isModern(input) ? TranslationWriter::modern : TranslationWriter::write;
    }

    /**
     * https://hl7.org/fhir/R4/conceptmap-operation-translate.html: {@code concept} is what was found, {@code source} the map.
     * Relationship and originMap are FHIR R5's, who asks for them by R4's parameters gets them as well.
     */
    private static void write(TranslateAnswer answer, ParametersSink sink) {
        begin(answer, sink);
        for (Translation match : answer.matches()) {
            sink.open("match");
            concept(match.concept(), match.equivalence(), sink);
            rest(match, sink);
            if (!ConceptMapReader.isUnnamed(match.map())) {
                sink.uri("source", match.map().toString());
            }
            sink.close();
        }
    }

    /** As HL7's terminology ecosystem has it: {@code concept} is the target, {@code source} the source. */
    private static void modern(TranslateAnswer answer, ParametersSink sink) {
        begin(answer, sink);
        for (Translation match : answer.matches()) {
            sink.open("match");
            Coding found = match.concept();
            if (answer.reverse()) {
                concept(match.asked(), match.equivalence().turned(), sink);
            } else {
                concept(found, match.equivalence(), sink);
            }
            rest(match, sink);
            Coding source = answer.reverse() ? found : match.asked();
            if (source != null) {
                sink.coding("source", source);
            }
            sink.close();
        }
    }

    private static void begin(TranslateAnswer answer, ParametersSink sink) {
        sink.bool("result", answer.result());
        AnswerWriter.string(sink, "message", answer.message());
    }

    private static void concept(@Nullable Coding concept, Equivalence equivalence, ParametersSink sink) {
        sink.code("equivalence", equivalence.code());
        if (concept != null) {
            sink.coding("concept", concept);
        }
        sink.code("relationship", equivalence.relationship());
    }

    private static void rest(Translation match, ParametersSink sink) {
        others("dependsOn", match.dependsOn(), sink);
        others("product", match.products(), sink);
        AnswerWriter.string(sink, "comment", match.comment());
        Canonical map = match.map();
        if (!ConceptMapReader.isUnnamed(map)) {
            sink.canonical("originMap", map.toString());
        }
    }

    private static void others(String name, List<OtherElement> others, ParametersSink sink) {
        for (OtherElement other : others) {
            sink.open(name);
            sink.uri("element", other.property());
            sink.coding("concept", other.value());
            sink.close();
        }
    }
}
