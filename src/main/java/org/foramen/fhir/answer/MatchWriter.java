package org.foramen.fhir.answer;

import org.foramen.terminology.code.Property;
import org.foramen.terminology.matching.KnownProperty;
import org.foramen.terminology.matching.MatchAnswer;
import org.foramen.terminology.matching.MatchAnswer.Match;

/**
 * The answer of {@code $find-matches} (https://hl7.org/fhir/R4/codesystem-operation-find-matches.html). Where nothing
 * matches, FHIR has no place for why; the properties that no concept has are then told beside.
 */
public final class MatchWriter {

    private MatchWriter() {}

    public static void write(MatchAnswer answer, ParametersSink sink) {
        for (Match match : answer.matches()) {
            sink.open("match");
            sink.coding("code", match.coding());
            match.unmatched().forEach(property -> unmatched(property, sink));
            AnswerWriter.string(sink, "comment", match.comment());
            sink.close();
        }
        if (answer.matches().isEmpty()) {
            answer.unmatched().forEach(property -> unmatched(property, sink));
        }
    }

    private static void unmatched(KnownProperty property, ParametersSink sink) {
        sink.open("unmatched");
        sink.code("code", property.code());
        if (property.value() != null) {
            sink.value("value", property.value());
        }
        for (Property part : property.parts()) {
            sink.open("property");
            sink.code("code", part.code());
            sink.value("value", part.value());
            sink.close();
        }
        sink.close();
    }
}
