package org.foramen.fhir.answer;

import java.util.List;
import java.util.stream.Collectors;
import org.foramen.fhir.codec.MessageCatalogue;
import org.foramen.fhir.codec.OutcomeWriter;
import org.foramen.terminology.code.CodeableConcept;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.operation.LookupAnswer;
import org.foramen.terminology.operation.SubsumesAnswer;
import org.foramen.terminology.validation.ValidateCodeAnswer;
import org.jspecify.annotations.Nullable;

/** The shape of each answer that is a Parameters resource, told once for every wire form. */
public final class AnswerWriter {

    private AnswerWriter() {}

    /** https://hl7.org/fhir/R4/codesystem-operation-lookup.html, and R5's code, system, definition and abstract. */
    public static void write(LookupAnswer answer, ParametersSink sink) {
        CompiledCodeSystem system = answer.codeSystem();
        int ordinal = answer.ordinal();
        sink.string("name", system.definition().name());
        string(sink, "version", system.version());
        sink.string("display", answer.display());
        sink.uri("system", system.url());
        sink.code("code", system.code(ordinal));
        string(sink, "definition", system.concept(ordinal).definition());
        sink.bool("abstract", system.isAbstract(ordinal));
        answer.designations().forEach(designation -> write(designation, sink));
        system.requestedSupplements().forEach(supplement -> sink.canonical("used-supplement", supplement.toString()));
        for (Property property : system.concept(ordinal).properties()) {
            if (answer.request().wants(property.code())) {
                sink.open("property");
                sink.code("code", property.code());
                sink.value("value", property.value());
                sink.close();
            }
        }
        relatives(answer, "parent", system.hierarchy().parents(ordinal), sink);
        relatives(answer, "child", system.hierarchy().children(ordinal), sink);
        if (answer.request().wants("inactive")) {
            sink.open("property");
            sink.code("code", "inactive");
            sink.value("value", new PropertyValue.Bool(system.isInactive(ordinal)));
            sink.close();
        }
    }

    private static void relatives(LookupAnswer answer, String property, int[] ordinals, ParametersSink sink) {
        if (!answer.request().wants(property)) {
            return;
        }
        for (int ordinal : ordinals) {
            sink.open("property");
            sink.code("code", property);
            sink.code("value", answer.codeSystem().code(ordinal));
            string(sink, "description", answer.codeSystem().display(ordinal));
            sink.close();
        }
    }

    private static void write(Designation designation, ParametersSink sink) {
        sink.open("designation");
        if (designation.language() != null) {
            sink.code("language", designation.language());
        }
        Coding use = designation.use();
        if (use != null) {
            sink.coding("use", use);
        }
        sink.string("value", designation.value());
        if (designation.source() != null) {
            sink.canonical("source", designation.source().toString());
        }
        sink.close();
    }

    /**
     * https://hl7.org/fhir/R4/valueset-operation-validate-code.html, and code, system, version and issues as the terminology
     * ecosystem has them.
     */
    public static void write(ValidateCodeAnswer answer, @Nullable CodeableConcept asked, ParametersSink sink) {
        sink.bool("result", answer.result());
        if (!answer.messages().isEmpty()) {
            sink.string("message", joined(answer.messages()));
        }
        ValidateCodeAnswer.Told told = answer.told();
        if (told.code() != null) {
            sink.code("code", told.code());
        }
        if (told.system() != null) {
            sink.uri("system", told.system());
        }
        string(sink, "version", told.version());
        string(sink, "display", told.display());
        if (told.normalized() != null) {
            sink.code("normalized-code", told.normalized());
        }
        if (answer.standing().inactive() != null) {
            sink.bool("inactive", answer.standing().inactive());
        }
        if (answer.standing().status() != null) {
            sink.code("status", answer.standing().status());
        }
        String unknown = answer.unknownSystems().decisive() ? "x-caused-by-unknown-system" : "x-unknown-system";
        answer.unknownSystems().canonicals().forEach(canonical -> sink.canonical(unknown, canonical));
        if (asked != null) {
            sink.concept("codeableConcept", asked);
        }
        if (!answer.issues().isEmpty()) {
            sink.outcome("issues", OutcomeWriter.write(answer.issues()));
        }
    }

    /** The messages in one text, ordered so that it does not depend on what was found first. */
    private static String joined(List<Message> messages) {
        return messages.stream().map(MessageCatalogue::text).distinct().sorted().collect(Collectors.joining("; "));
    }

    /** https://hl7.org/fhir/R4/codesystem-operation-subsumes.html */
    public static void write(SubsumesAnswer answer, ParametersSink sink) {
        sink.code("outcome", answer.code());
    }

    /** Tells the string unless there is none. */
    static void string(ParametersSink sink, String name, @Nullable String value) {
        if (value != null) {
            sink.string(name, value);
        }
    }
}
