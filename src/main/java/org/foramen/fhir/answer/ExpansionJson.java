package org.foramen.fhir.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.code.Extension;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an expansion in JSON. The properties of members, which ValueSet has from FHIR R5 on, are written as R4 has them: as
 * the extensions of https://hl7.org/fhir/R5/versions.html#extensions.
 */
final class ExpansionJson {

    private static final String R5 = "http://hl7.org/fhir/5.0/StructureDefinition/extension-ValueSet.expansion.";
    private static final String UNCLOSED = "http://hl7.org/fhir/StructureDefinition/valueset-unclosed";

    private final JsonGenerator json;

    ExpansionJson(JsonGenerator json) {
        this.json = json;
    }

    /** What the members' properties mean, and why there may be more members. */
    void extensions(ExpandAnswer answer) throws IOException {
        List<String> unclosed = new ArrayList<>();
        answer.uses().unclosed().stream()
                .map(system -> "This extension is based on a fragment of the code system " + system)
                .forEach(unclosed::add);
        answer.valueSet().grammars().stream().map(ExpansionJson::endless).forEach(unclosed::add);
        if (answer.properties().isEmpty() && unclosed.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("extension");
        if (!unclosed.isEmpty()) {
            write(new Extension(UNCLOSED, "boolean", "true"));
            for (String reason : unclosed) {
                write(new Extension(UNCLOSED + "-reason", "string", reason));
            }
        }
        for (ExpandAnswer.Declaration property : answer.properties()) {
            start(R5 + "property");
            write(new Extension("code", "code", property.code()));
            if (property.uri() != null) {
                write(new Extension("uri", "uri", property.uri()));
            }
            end();
        }
        json.writeEndArray();
    }

    /** That a code system has no end, and which value set stands for it. */
    private static String endless(GrammarCodeSystem grammar) {
        Canonical enumeration = grammar.enumeration();
        return "The code System '" + grammar.url() + "' has a grammar and so has infinite members"
                + (enumeration == null ? "" : ". This extension is based on " + enumeration.url());
    }

    void parameters(List<ExpansionParameter> parameters) throws IOException {
        if (parameters.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("parameter");
        for (ExpansionParameter parameter : parameters) {
            json.writeStartObject();
            json.writeStringField("name", parameter.name());
            json.writeFieldName(parameter.form().field());
            if (parameter.value() instanceof Boolean bool) {
                json.writeBoolean(bool);
            } else if (parameter.value() instanceof Integer whole) {
                json.writeNumber(whole);
            } else {
                json.writeString((String) parameter.value());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void contains(List<ExpandAnswer.Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("contains");
        for (ExpandAnswer.Entry entry : entries) {
            write(entry);
        }
        json.writeEndArray();
    }

    private void write(ExpandAnswer.Entry entry) throws IOException {
        Coding coding = entry.member().coding();
        json.writeStartObject();
        extensions(entry.details());
        JsonParameters.field(json, "system", coding.system());
        if (entry.member().isAbstract()) {
            json.writeBooleanField("abstract", true);
        }
        if (entry.member().isInactive()) {
            json.writeBooleanField("inactive", true);
        }
        JsonParameters.field(json, "version", entry.version());
        JsonParameters.field(json, "code", coding.code());
        JsonParameters.field(json, "display", entry.display());
        designations(entry.details().designations());
        contains(entry.contains());
        json.writeEndObject();
    }

    private void extensions(ExpandAnswer.Details details) throws IOException {
        if (details.extensions().isEmpty() && details.properties().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("extension");
        for (Extension extension : details.extensions()) {
            write(extension);
        }
        for (Property property : details.properties()) {
            start(R5 + "contains.property");
            write(new Extension("code", "code", property.code()));
            json.writeStartObject();
            json.writeStringField("url", "value");
            write(property.value());
            json.writeEndObject();
            end();
        }
        json.writeEndArray();
    }

    private void designations(List<Designation> designations) throws IOException {
        if (designations.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("designation");
        for (Designation designation : designations) {
            json.writeStartObject();
            if (!designation.extensions().isEmpty()) {
                json.writeArrayFieldStart("extension");
                for (Extension extension : designation.extensions()) {
                    write(extension);
                }
                json.writeEndArray();
            }
            JsonParameters.field(json, "language", designation.language());
            @Nullable Coding use = designation.use();
            if (use != null) {
                json.writeFieldName("use");
                JsonParameters.coding(json, use);
            }
            JsonParameters.field(json, "value", designation.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Opens an extension that is made of others. */
    private void start(String url) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", url);
        json.writeArrayFieldStart("extension");
    }

    private void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Extension extension) throws IOException {
        String type = extension.type();
        json.writeStartObject();
        json.writeStringField("url", extension.url());
        json.writeFieldName("value" + Character.toUpperCase(type.charAt(0)) + type.substring(1));
        switch (type) {
            case "boolean" -> json.writeBoolean(extension.text().equals("true"));
            case "decimal", "integer", "positiveInt", "unsignedInt" -> json.writeNumber(extension.text());
            default -> json.writeString(extension.text());
        }
        json.writeEndObject();
    }

    private void write(PropertyValue value) throws IOException {
        if (value instanceof PropertyValue.Bool bool) {
            json.writeBooleanField("valueBoolean", bool.value());
        } else if (value instanceof PropertyValue.Coded coded) {
            json.writeFieldName("valueCoding");
            JsonParameters.coding(json, coded.coding());
        } else if (value instanceof PropertyValue.Whole whole) {
            json.writeNumberField("valueInteger", whole.value());
        } else if (value instanceof PropertyValue.Decimal) {
            json.writeFieldName("valueDecimal");
            json.writeNumber(value.text());
        } else {
            json.writeStringField(field(value), value.text());
        }
    }

    private static String field(PropertyValue value) {
        if (value instanceof PropertyValue.Code) {
            return "valueCode";
        }
        return value instanceof PropertyValue.DateTime ? "valueDateTime" : "valueString";
    }
}
