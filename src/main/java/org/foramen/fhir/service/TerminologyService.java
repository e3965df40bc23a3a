package org.foramen.fhir.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.foramen.fhir.answer.AnswerWriter;
import org.foramen.fhir.answer.ComparisonWriter;
import org.foramen.fhir.answer.ExpansionWriter;
import org.foramen.fhir.answer.JsonParameters;
import org.foramen.fhir.answer.MatchWriter;
import org.foramen.fhir.answer.ModelParameters;
import org.foramen.fhir.answer.ParametersSink;
import org.foramen.fhir.answer.Telling;
import org.foramen.fhir.answer.TranslationWriter;
import org.foramen.fhir.codec.ArtefactKey;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.request.CompareReader;
import org.foramen.fhir.request.ExpandReader;
import org.foramen.fhir.request.MatchReader;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.RequestReader;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.fhir.request.TranslateReader;
import org.foramen.fhir.request.ValidateCodeReader;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.expansion.ExpandAnswer;
import org.foramen.terminology.operation.Terminology;
import org.foramen.terminology.validation.ValidateCodeAnswer;
import org.hl7.fhir.r4.model.Resource;

/**
 * From operation input to the answer on the wire: reads the request record, asks the engine, writes. Both fronts call it, so
 * they differ only in what they write into.
 */
public final class TerminologyService {

    private static final JsonFactory JSON = new JsonFactory();

    private final KnownArtefacts published;
    private final ExpansionWriter expansions;
    private final ClosureMaintenance closures;

    public TerminologyService(
            Terminology terminology,
            PublishedResources published,
            ExpansionWriter expansions,
            ClosureMaintenance closures) {
        this.published = KnownArtefacts.of(published, terminology);
        this.expansions = expansions;
        this.closures = closures;
    }

    private TerminologyService(KnownArtefacts published, ExpansionWriter expansions, ClosureMaintenance closures) {
        this.published = published;
        this.expansions = expansions;
        this.closures = closures;
    }

    /** Begins to count what one call takes: what it needs beyond the limit is refused as too costly. */
    public Work.Call beginCall() {
        return published.terminology().beginCall();
    }

    /** Everything that is published. */
    public Catalogue catalogue() {
        return published.terminology().catalogue();
    }

    /** A service that knows these artefacts besides; this one does not change. */
    public TerminologyService knowing(List<Resource> artefacts) {
        return artefacts.isEmpty() ? this : new TerminologyService(published.with(artefacts), expansions, closures);
    }

    /** The answer in HAPI's model. */
    public Resource toModel(OperationInput input) {
        if (input.operation() == TerminologyOperation.CLOSURE) {
            return closures.answer(published.terminology(), input);
        }
        KnownArtefacts known = published.with(input.companions());
        if (input.operation() == TerminologyOperation.EXPAND) {
            ExpandAnswer answer = known.terminology().expand(ExpandReader.read(input));
            return expansions.toModel(answer, known.source(answer, input));
        }
        ModelParameters parameters = new ModelParameters();
        answer(known, input).accept(parameters);
        return parameters.parameters();
    }

    /** The answer as JSON in UTF-8, of an operation that changes nothing. */
    public byte[] toJson(OperationInput input) {
        KnownArtefacts known = published.with(input.companions());
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(1024);
                JsonGenerator json = JSON.createGenerator(bytes)) {
            if (input.operation() == TerminologyOperation.EXPAND) {
                ExpandAnswer answer = known.terminology().expand(ExpandReader.read(input));
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

    private Consumer<ParametersSink> answer(KnownArtefacts known, OperationInput input) {
        Terminology terminology = known.terminology();
        return switch (input.operation()) {
            case LOOKUP -> told(terminology.lookup(RequestReader.lookup(input)), AnswerWriter::write);
            case CODE_SYSTEM_VALIDATE_CODE ->
                validated(terminology.validateCode(ValidateCodeReader.inCodeSystem(input)), input);
            case VALUE_SET_VALIDATE_CODE ->
                validated(terminology.validateCode(ValidateCodeReader.inValueSet(input)), input);
            case COMPARE -> told(terminology.compare(CompareReader.read(input)), ComparisonWriter::write);
            case SUBSUMES -> told(terminology.subsumes(RequestReader.subsumes(input)), AnswerWriter::write);
            case TRANSLATE ->
                told(terminology.translate(TranslateReader.read(input)), TranslationWriter.answering(input));
            case FIND_MATCHES -> told(terminology.findMatches(MatchReader.read(input)), MatchWriter::write);
            case VALUE_SET_BATCH_VALIDATE_CODE, CODE_SYSTEM_BATCH_VALIDATE_CODE ->
                told(
                        BatchValidation.answer(input, each -> answer(known(each, input, known), each)),
                        BatchValidation::write);
            case EXPAND, CLOSURE -> throw new IllegalArgumentException("The answer is not a Parameters resource");
        };
    }

    private static Consumer<ParametersSink> validated(ValidateCodeAnswer answer, OperationInput input) {
        return sink -> AnswerWriter.write(answer, input.concept("codeableConcept"), sink);
    }

    /** What one validation of a batch is answered from: what came with it and with the batch know each other. */
    private KnownArtefacts known(OperationInput validation, OperationInput batch, KnownArtefacts knownToAll) {
        List<Resource> own = validation.companions();
        return own.isEmpty() ? knownToAll : published.with(ArtefactKey.union(own, batch.companions()));
    }

    private static <A> Consumer<ParametersSink> told(A answer, Telling<A> telling) {
        return sink -> telling.tell(answer, sink);
    }
}
