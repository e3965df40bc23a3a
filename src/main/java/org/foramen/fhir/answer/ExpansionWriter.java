package org.foramen.fhir.answer;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.foramen.fhir.codec.LenientOperators;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * An expansion as a ValueSet (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion), straight into JSON, or by way
 * of JSON into HAPI's model, so that both say the same. The identifier is derived from what was asked and what answered, so the
 * same expansion has the same.
 */
public final class ExpansionWriter {

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneOffset.UTC);

    private static final JsonFactory JSON = new JsonFactory();

    private final Clock clock;

    public ExpansionWriter(Clock clock) {
        this.clock = clock;
    }

    /**
     * The answer as a value set of the model.
     *
     * @param source the value set that was expanded, which lends its metadata and, if asked for, its definition
     */
    public ValueSet toModel(ExpandAnswer answer, ValueSet source) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(answer, source, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        ValueSet written = FhirContext.forR4Cached().newJsonParser().parseResource(ValueSet.class, text.toString());
        if (!answer.request().form().definition()) {
            return written;
        }
        ValueSet whole = LenientOperators.copy(source).setExpansion(written.getExpansion());
        return whole.setStatus(PublicationStatus.fromCode(status(answer)));
    }

    public void toJson(ExpandAnswer answer, ValueSet source, JsonGenerator json) throws IOException {
        if (answer.request().form().definition()) {
            json.writeRaw(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(toModel(answer, source)));
        } else {
            write(answer, source, json);
        }
    }

    /** Without the definition. */
    private void write(ExpandAnswer answer, ValueSet source, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("resourceType", "ValueSet");
        JsonParameters.field(json, "language", source.getLanguage());
        JsonParameters.field(json, "url", source.getUrl());
        JsonParameters.field(json, "version", source.getVersion());
        JsonParameters.field(json, "name", source.getName());
        JsonParameters.field(json, "title", source.getTitle());
        json.writeStringField("status", status(answer));
        if (source.hasExperimental()) {
            json.writeBooleanField("experimental", source.getExperimental());
        }
        JsonParameters.field(json, "date", source.getDateElement().getValueAsString());
        JsonParameters.field(json, "publisher", source.getPublisher());
        json.writeObjectFieldStart("expansion");
        writeExpansion(answer, json);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** The status that FHIR wants in every value set: {@code unknown} where the one that was expanded has none. */
    private static String status(ExpandAnswer answer) {
        return answer.valueSet().definition().lifecycle().status();
    }

    private void writeExpansion(ExpandAnswer answer, JsonGenerator json) throws IOException {
        List<ExpansionParameter> parameters = ExpansionParameter.of(answer);
        ExpansionJson written = new ExpansionJson(json);
        written.extensions(answer);
        json.writeStringField("identifier", identifier(answer, parameters));
        json.writeStringField("timestamp", TIMESTAMP.format(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        if (!answer.valueSet().isEndless()) {
            json.writeNumberField("total", answer.total());
        }
        if (answer.request().page().isPart()) {
            json.writeNumberField("offset", answer.request().page().from());
        }
        written.parameters(parameters);
        written.contains(answer.contains());
    }

    private static String identifier(ExpandAnswer answer, List<ExpansionParameter> parameters) {
        String asked = answer.valueSet().fingerprint()
                + parameters
                + answer.request().details().properties();
        return "urn:uuid:" + UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
    }
}
