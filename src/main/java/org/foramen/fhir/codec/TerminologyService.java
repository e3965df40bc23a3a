package org.foramen.fhir.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.foramen.terminology.operation.ExpandAnswer;
import org.foramen.terminology.operation.Terminology;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * From operation input to the answer on the wire: reads the request record, asks the engine, writes. Both fronts call it, so
 * they differ only in what they write into.
 */
public final class TerminologyService {

    private static final JsonFactory JSON = new JsonFactory();

    private final Terminology terminology;
    private final PublishedResources published;
    private final RequestReader requests;
    private final ExpansionWriter expansions;

    public TerminologyService(Terminology terminology, PublishedResources published, ExpansionWriter expansions) {
        this.terminology = terminology;
        this.published = published;
        this.requests = new RequestReader(terminology.catalogue());
        this.expansions = expansions;
    }

    /** The answer in HAPI's model. */
    public Resource toModel(OperationInput input) {
        if (input.operation() == TerminologyOperation.EXPAND) {
            ExpandAnswer answer = terminology.expand(requests.expand(input));
            return expansions.toModel(answer, source(answer, input));
        }
        ModelParameters parameters = new ModelParameters();
        answer(input).accept(parameters);
        return parameters.parameters();
    }

    /** The answer as JSON in UTF-8. */
    public byte[] toJson(OperationInput input) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024);
                JsonGenerator json = JSON.createGenerator(bytes)) {
            if (input.operation() == TerminologyOperation.EXPAND) {
                ExpandAnswer answer = terminology.expand(requests.expand(input));
                expansions.toJson(answer, source(answer, input), json);
            } else {
                JsonParameters parameters = new JsonParameters(json);
                Consumer<ParametersSink> answer = answer(input);
                parameters.begin();
                answer.accept(parameters);
                parameters.end();
            }
            json.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Consumer<ParametersSink> answer(OperationInput input) {
        return switch (input.operation()) {
            case LOOKUP -> told(terminology.lookup(requests.lookup(input)), AnswerWriter::write);
            case CODE_SYSTEM_VALIDATE_CODE ->
                told(terminology.validateCode(requests.codeSystemValidateCode(input)), AnswerWriter::write);
            case VALUE_SET_VALIDATE_CODE ->
                told(terminology.validateCode(requests.valueSetValidateCode(input)), AnswerWriter::write);
            case SUBSUMES -> told(terminology.subsumes(requests.subsumes(input)), AnswerWriter::write);
            case TRANSLATE -> told(terminology.translate(requests.translate(input)), AnswerWriter::write);
            case EXPAND -> throw new IllegalArgumentException("An expansion is not a Parameters resource");
        };
    }

    private interface Telling<A> {
        void tell(A answer, ParametersSink sink);
    }

    private static <A> Consumer<ParametersSink> told(A answer, Telling<A> telling) {
        return sink -> telling.tell(answer, sink);
    }

    /** The resource that was expanded: published, or given with the request. */
    private ValueSet source(ExpandAnswer answer, OperationInput input) {
        @Nullable ValueSet given = input.resource("valueSet", ValueSet.class);
        if (given != null) {
            return given;
        }
        ValueSet source = published.valueSet(answer.valueSet().definition().canonical());
        if (source == null) {
            throw new IllegalStateException(
                    "No resource for " + answer.valueSet().definition().label());
        }
        return source;
    }
}
