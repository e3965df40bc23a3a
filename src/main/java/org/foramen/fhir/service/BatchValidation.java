package org.foramen.fhir.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.foramen.fhir.answer.ParametersSink;
import org.foramen.fhir.codec.OutcomeWriter;
import org.foramen.fhir.request.InputReader;
import org.foramen.fhir.request.OperationInput;
import org.foramen.fhir.request.TerminologyOperation;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;

/**
 * Many validations in one call, as the terminology ecosystem has them
 * (https://build.fhir.org/ig/HL7/fhir-tx-ecosystem-ig/requirements.html#batch-validation). What the call itself is given holds
 * for each validation that does not say otherwise. One that cannot be answered is answered with an OperationOutcome, and the
 * others are answered all the same.
 */
public final class BatchValidation {

    /** The most validations in one call. */
    private static final int MOST = 1000;

    /** The ways to say the same thing; a validation that goes one of them takes none of the others from the call. */
    private static final Set<String> VALUE_SETS = Set.of("url", "valueSet", "valueSetVersion");

    private static final Set<String> CODES = Set.of("code", "coding", "codeableConcept", "display");

    private static final String NO_CODE = "Unable to find code to validate (looked for coding | codeableConcept | "
            + "code+system | code+inferSystem in parameters";

    private BatchValidation() {}

    /** What is to be told of each validation, in order; refuses a call without validations and one with too many. */
    static List<Consumer<ParametersSink>> answer(
            OperationInput batch, Function<OperationInput, Consumer<ParametersSink>> validate) {
        List<Resource> validations = batch.resources(TerminologyOperation.VALIDATION);
        if (validations.isEmpty()) {
            throw new Refusal(Problem.required(
                    batch.operation().label() + " needs at least one validation", TerminologyOperation.VALIDATION));
        }
        if (validations.size() > MOST) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "There are " + validations.size() + " validations; send at most " + MOST + " in one call",
                    TerminologyOperation.VALIDATION));
        }
        List<Consumer<ParametersSink>> answers = new ArrayList<>();
        for (Resource validation : validations) {
            answers.add(answer(validation, batch, validate));
        }
        return answers;
    }

    private static Consumer<ParametersSink> answer(
            Resource validation, OperationInput batch, Function<OperationInput, Consumer<ParametersSink>> validate) {
        if (validation instanceof Parameters parameters
                && !names(parameters, CODES)
                && CODES.stream().noneMatch(batch::has)) {
            return sink -> sink.outcome(TerminologyOperation.VALIDATION, nothingToValidate());
        }
        try {
            Consumer<ParametersSink> answer = validate.apply(input(validation, batch));
            return sink -> {
                sink.openResource(TerminologyOperation.VALIDATION);
                answer.accept(sink);
                sink.closeResource();
            };
        } catch (Refusal refusal) {
            OperationOutcome outcome = OutcomeWriter.write(refusal.problem());
            return sink -> sink.outcome(TerminologyOperation.VALIDATION, outcome);
        }
    }

    /** The ecosystem knows this problem by its text; its own answer has no tx-issue-type. */
    private static OperationOutcome nothingToValidate() {
        OperationOutcome outcome = OutcomeWriter.write(Problem.invalid(NO_CODE, null));
        outcome.getIssueFirstRep().getDetails().setCoding(List.of());
        return outcome;
    }

    /** Tells the answers. */
    static void write(List<Consumer<ParametersSink>> answers, ParametersSink sink) {
        answers.forEach(answer -> answer.accept(sink));
    }

    /** The input of one validation, what the call gives for all included. */
    private static OperationInput input(Resource validation, OperationInput batch) {
        if (!(validation instanceof Parameters parameters)) {
            throw new Refusal(Problem.invalid(
                    "A validation must be a Parameters resource, not a " + validation.fhirType(),
                    TerminologyOperation.VALIDATION));
        }
        boolean namesCode = names(parameters, CODES);
        boolean namesValueSet = names(parameters, VALUE_SETS);
        OperationInput input = new OperationInput(operation(batch, namesValueSet));
        if (input.operation() == TerminologyOperation.CODE_SYSTEM_VALIDATE_CODE) {
            InputReader.read(inWordsOfCodeSystem(parameters), input);
            String system = batch.text("system");
            if (system != null && namesCode && !input.has("url")) {
                input.add("url", system);
            }
        } else {
            InputReader.read(parameters, input);
        }
        return input.inherit(
                batch,
                name -> !(name.equals(TerminologyOperation.TX_RESOURCE.name())
                        || (namesValueSet && VALUE_SETS.contains(name))
                        || (namesCode && CODES.contains(name))));
    }

    /** A validation of {@code ValueSet/$batch-validate-code} that names no value set is one against the code system. */
    private static TerminologyOperation operation(OperationInput batch, boolean namesValueSet) {
        boolean ofCodeSystem = batch.operation() == TerminologyOperation.CODE_SYSTEM_BATCH_VALIDATE_CODE
                || (!namesValueSet && VALUE_SETS.stream().noneMatch(batch::has));
        return ofCodeSystem
                ? TerminologyOperation.CODE_SYSTEM_VALIDATE_CODE
                : TerminologyOperation.VALUE_SET_VALIDATE_CODE;
    }

    private static boolean names(Parameters parameters, Set<String> names) {
        return parameters.getParameter().stream().anyMatch(each -> names.contains(each.getName()));
    }

    /** {@code CodeSystem/$validate-code} calls url and version what the value set's operation calls system. */
    private static Parameters inWordsOfCodeSystem(Parameters parameters) {
        Parameters renamed = parameters.copy();
        for (ParametersParameterComponent parameter : renamed.getParameter()) {
            if ("system".equals(parameter.getName())) {
                parameter.setName("url");
            } else if ("systemVersion".equals(parameter.getName())) {
                parameter.setName("version");
            }
        }
        return renamed;
    }
}
