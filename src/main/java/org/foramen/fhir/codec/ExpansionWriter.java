package org.foramen.fhir.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Designation;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ConceptReferenceDesignationComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.jspecify.annotations.Nullable;

/**
 * An expansion as a ValueSet (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion), into HAPI's model or
 * straight into JSON. The identifier is derived from what was asked and what answered, so the same expansion has the same.
 */
public final class ExpansionWriter {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.UTC);

    private final Clock clock;

    public ExpansionWriter(Clock clock) {
        this.clock = clock;
    }

    /** @param source the value set that was expanded, which lends its metadata and, if asked for, its definition */
    ValueSet toModel(ExpandAnswer answer, ValueSet source) {
        ValueSet written = answer.request().form().definition() ? source.copy() : header(source);
        List<ExpansionParameter> parameters = ExpansionParameter.of(answer);
        ValueSetExpansionComponent expansion = new ValueSetExpansionComponent();
        expansion.setIdentifier(identifier(answer, parameters));
        expansion.setTimestampElement(new DateTimeType(timestamp()));
        expansion.setTotal(answer.total());
        if (answer.request().page().isPart()) {
            expansion.setOffset(answer.request().page().from());
        }
        for (ExpansionParameter parameter : parameters) {
            expansion.addParameter().setName(parameter.name()).setValue(model(parameter));
        }
        answer.contains().forEach(entry -> expansion.addContains(contains(entry)));
        return written.setExpansion(expansion);
    }

    private static ValueSet header(ValueSet source) {
        ValueSet header = new ValueSet();
        header.setUrl(source.getUrl());
        header.setVersion(source.getVersion());
        header.setName(source.getName());
        header.setTitle(source.getTitle());
        header.setStatus(source.getStatus());
        header.setExperimentalElement(source.getExperimentalElement());
        header.setDateElement(source.getDateElement());
        header.setPublisher(source.getPublisher());
        return header;
    }

    private static Type model(ExpansionParameter parameter) {
        return switch (parameter.form()) {
            case STRING -> new StringType((String) parameter.value());
            case URI -> new UriType((String) parameter.value());
            case CODE -> new CodeType((String) parameter.value());
            case BOOLEAN -> new BooleanType((Boolean) parameter.value());
            case INTEGER -> new IntegerType((Integer) parameter.value());
        };
    }

    private static ValueSetExpansionContainsComponent contains(ExpandAnswer.Entry entry) {
        Coding coding = entry.member().coding();
        ValueSetExpansionContainsComponent contains = new ValueSetExpansionContainsComponent();
        contains.setSystem(coding.system());
        if (entry.member().isAbstract()) {
            contains.setAbstract(true);
        }
        if (entry.member().isInactive()) {
            contains.setInactive(true);
        }
        contains.setVersion(entry.version());
        contains.setCode(coding.code());
        contains.setDisplay(entry.display());
        for (Designation designation : entry.designations()) {
            ConceptReferenceDesignationComponent added = contains.addDesignation();
            added.setLanguage(designation.language());
            added.setUse(designation.use() == null ? null : ModelParameters.model(designation.use()));
            added.setValue(designation.value());
        }
        entry.contains().forEach(below -> contains.addContains(contains(below)));
        return contains;
    }

    /** Without the definition: a request that wants it goes by way of the model. */
    void toJson(ExpandAnswer answer, ValueSet source, JsonGenerator json) throws IOException {
        List<ExpansionParameter> parameters = ExpansionParameter.of(answer);
        json.writeStartObject();
        json.writeStringField("resourceType", "ValueSet");
        JsonParameters.field(json, "url", source.getUrl());
        JsonParameters.field(json, "version", source.getVersion());
        JsonParameters.field(json, "name", source.getName());
        JsonParameters.field(json, "title", source.getTitle());
        if (source.hasStatus()) {
            json.writeStringField("status", source.getStatus().toCode());
        }
        if (source.hasExperimental()) {
            json.writeBooleanField("experimental", source.getExperimental());
        }
        JsonParameters.field(json, "date", source.getDateElement().getValueAsString());
        JsonParameters.field(json, "publisher", source.getPublisher());
        json.writeObjectFieldStart("expansion");
        json.writeStringField("identifier", identifier(answer, parameters));
        json.writeStringField("timestamp", timestamp());
        json.writeNumberField("total", answer.total());
        if (answer.request().page().isPart()) {
            json.writeNumberField("offset", answer.request().page().from());
        }
        write(parameters, json);
        writeContains(answer.contains(), json);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeContains(List<ExpandAnswer.Entry> entries, JsonGenerator json) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("contains");
        for (ExpandAnswer.Entry entry : entries) {
            write(entry, json);
        }
        json.writeEndArray();
    }

    private static void write(List<ExpansionParameter> parameters, JsonGenerator json) throws IOException {
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

    private static void write(ExpandAnswer.Entry entry, JsonGenerator json) throws IOException {
        Coding coding = entry.member().coding();
        json.writeStartObject();
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
        if (!entry.designations().isEmpty()) {
            json.writeArrayFieldStart("designation");
            for (Designation designation : entry.designations()) {
                write(designation, json);
            }
            json.writeEndArray();
        }
        writeContains(entry.contains(), json);
        json.writeEndObject();
    }

    private static void write(Designation designation, JsonGenerator json) throws IOException {
        json.writeStartObject();
        JsonParameters.field(json, "language", designation.language());
        @Nullable Coding use = designation.use();
        if (use != null) {
            json.writeFieldName("use");
            JsonParameters.coding(json, use);
        }
        JsonParameters.field(json, "value", designation.value());
        json.writeEndObject();
    }

    private String timestamp() {
        return TIMESTAMP.format(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String identifier(ExpandAnswer answer, List<ExpansionParameter> parameters) {
        String asked = answer.valueSet().fingerprint() + parameters;
        return "urn:uuid:" + UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
    }
}
