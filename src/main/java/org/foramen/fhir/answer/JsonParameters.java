package org.foramen.fhir.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.foramen.fhir.codec.CodingReader;
import org.foramen.terminology.code.CodeableConcept;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.PropertyValue;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/**
 * Tells an answer straight into JSON (https://hl7.org/fhir/R4/json.html). Field names are escaped once; nothing is held back.
 */
public final class JsonParameters implements ParametersSink {

    private static final SerializableString NAME = new SerializedString("name");
    private static final SerializableString PART = new SerializedString("part");
    private static final SerializableString RESOURCE = new SerializedString("resource");
    private static final SerializableString VALUE_STRING = new SerializedString("valueString");
    private static final SerializableString VALUE_CODE = new SerializedString("valueCode");
    private static final SerializableString VALUE_URI = new SerializedString("valueUri");
    private static final SerializableString VALUE_CANONICAL = new SerializedString("valueCanonical");
    private static final SerializableString VALUE_BOOLEAN = new SerializedString("valueBoolean");
    private static final SerializableString VALUE_CODING = new SerializedString("valueCoding");

    private final JsonGenerator json;

    public JsonParameters(JsonGenerator json) {
        this.json = json;
    }

    public void begin() {
        run(this::startResource);
    }

    private void startResource() throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", "Parameters");
        json.writeArrayFieldStart("parameter");
    }

    public void end() {
        run(() -> {
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @Override
    public void string(String name, String value) {
        text(name, VALUE_STRING, value);
    }

    @Override
    public void code(String name, String value) {
        text(name, VALUE_CODE, value);
    }

    @Override
    public void uri(String name, String value) {
        text(name, VALUE_URI, value);
    }

    private void text(String name, SerializableString field, String value) {
        run(() -> {
            start(name);
            json.writeFieldName(field);
            json.writeString(value);
            json.writeEndObject();
        });
    }

    @Override
    public void bool(String name, boolean value) {
        run(() -> {
            start(name);
            json.writeFieldName(VALUE_BOOLEAN);
            json.writeBoolean(value);
            json.writeEndObject();
        });
    }

    @Override
    public void coding(String name, Coding value) {
        run(() -> {
            start(name);
            json.writeFieldName(VALUE_CODING);
            coding(json, value);
            json.writeEndObject();
        });
    }

    @Override
    public void canonical(String name, String value) {
        text(name, VALUE_CANONICAL, value);
    }

    @Override
    public void concept(String name, CodeableConcept value) {
        run(() -> {
            start(name);
            json.writeObjectFieldStart("valueCodeableConcept");
            if (!value.codings().isEmpty()) {
                json.writeArrayFieldStart("coding");
                for (Coding coding : value.codings()) {
                    coding(json, coding);
                }
                json.writeEndArray();
            }
            field(json, "text", value.text());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    @Override
    public void value(String name, PropertyValue value) {
        if (value instanceof PropertyValue.Code code) {
            code(name, code.text());
        } else if (value instanceof PropertyValue.Text text) {
            string(name, text.text());
        } else if (value instanceof PropertyValue.Bool bool) {
            bool(name, bool.value());
        } else if (value instanceof PropertyValue.Coded coded) {
            coding(name, coded.coding());
        } else if (value instanceof PropertyValue.DateTime time) {
            text(name, new SerializedString("valueDateTime"), time.text());
        } else {
            run(() -> {
                start(name);
                json.writeFieldName(value instanceof PropertyValue.Whole ? "valueInteger" : "valueDecimal");
                json.writeNumber(value.text());
                json.writeEndObject();
            });
        }
    }

    @Override
    public void outcome(String name, OperationOutcome value) {
        run(() -> {
            start(name);
            json.writeFieldName(RESOURCE);
            json.writeStartObject();
            json.writeStringField("resourceType", "OperationOutcome");
            json.writeArrayFieldStart("issue");
            for (OperationOutcomeIssueComponent issue : value.getIssue()) {
                issue(issue);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private void issue(OperationOutcomeIssueComponent issue) throws IOException {
        json.writeStartObject();
        for (Extension extension : issue.getExtension()) {
            json.writeArrayFieldStart("extension");
            json.writeStartObject();
            json.writeStringField("url", extension.getUrl());
            json.writeStringField("valueString", extension.getValue().primitiveValue());
            json.writeEndObject();
            json.writeEndArray();
        }
        json.writeStringField("severity", issue.getSeverity().toCode());
        json.writeStringField("code", issue.getCode().toCode());
        json.writeObjectFieldStart("details");
        if (issue.getDetails().hasCoding()) {
            json.writeArrayFieldStart("coding");
            for (org.hl7.fhir.r4.model.Coding coding : issue.getDetails().getCoding()) {
                coding(json, CodingReader.read(coding));
            }
            json.writeEndArray();
        }
        json.writeStringField("text", issue.getDetails().getText());
        json.writeEndObject();
        field(json, "diagnostics", issue.getDiagnostics());
        strings("expression", issue.getExpression());
        json.writeEndObject();
    }

    private void strings(String name, List<StringType> values) throws IOException {
        if (!values.isEmpty()) {
            json.writeArrayFieldStart(name);
            for (StringType value : values) {
                json.writeString(value.getValue());
            }
            json.writeEndArray();
        }
    }

    @Override
    public void open(String name) {
        run(() -> {
            start(name);
            json.writeFieldName(PART);
            json.writeStartArray();
        });
    }

    @Override
    public void close() {
        run(() -> {
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @Override
    public void openResource(String name) {
        run(() -> {
            start(name);
            json.writeFieldName(RESOURCE);
            startResource();
        });
    }

    @Override
    public void closeResource() {
        end();
        run(json::writeEndObject);
    }

    private void start(String name) throws IOException {
        json.writeStartObject();
        json.writeFieldName(NAME);
        json.writeString(name);
    }

    static void coding(JsonGenerator json, Coding coding) throws IOException {
        json.writeStartObject();
        field(json, "system", coding.system());
        field(json, "version", coding.version());
        field(json, "code", coding.code());
        field(json, "display", coding.display());
        json.writeEndObject();
    }

    /** Writes the field unless there is nothing to write. */
    static void field(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    /** The generator writes to memory, which does not fail. */
    private static void run(Step step) {
        try {
            step.run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
