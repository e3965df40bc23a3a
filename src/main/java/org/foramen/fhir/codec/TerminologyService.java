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

/**
 * From operation input to the answer on the wire: reads the request record, asks the engine, writes. Both fronts call it, so
 * they differ only in what they write into.
 */
public final class TerminologyService {

    private static final JsonFactory JSON = new JsonFactory();

    private final KnownArtefacts published;
    private final ExpansionWriter expansions;

    public TerminologyService(Terminology terminology, PublishedResources published, ExpansionWriter expansions) {
        this.published = KnownArtefacts.of(published, terminology);
        this.expansions = expansions;
    }

    /** The answer in HAPI's model. */
    public Resource toModel(OperationInput input) {
        KnownArtefacts known = published.with(input.companions());
        if (input.operation() == TerminologyOperation.EXPAND) {
            ExpandAnswer answer = known.terminology().expand(known.requests().expand(input));
            return expansions.toModel(answer, known.source(answer, input));
        }
        ModelParameters parameters = new ModelParameters();
        answer(known, input).accept(parameters);
        return parameters.parameters();
    }

    /** The answer as JSON in UTF-8. */
    public byte[] toJson(OperationInput input) {
        KnownArtefacts known = published.with(input.companions());
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024);
                JsonGenerator json = JSON.createGenerator(bytes)) {
            if (input.operation() == TerminologyOperation.EXPAND) {
                ExpandAnswer answer =
                        known.terminology().expand(known.requests().expand(input));
                expansions.toJson(answer, known.source(answer, input), json);
            } else {
                JsonParameters parameters = new JsonParameters(json);
                Consumer<ParametersSink> answer = answer(known, input);
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

    private static Consumer<ParametersSink> answer(KnownArtefacts known, OperationInput input) {
        Terminology terminology = known.terminology();
        RequestReader requests = known.requests();
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
}
