package org.foramen.fhir.request;

import java.util.List;
import org.foramen.fhir.codec.CodeSystemReader;
import org.foramen.fhir.codec.ValueSetReader;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.CodeableConcept;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.validation.ValidateCodeRequest;
import org.foramen.terminology.validation.ValidateCodeRequest.Form;
import org.foramen.terminology.validation.ValidateCodeRequest.Languages;
import org.foramen.terminology.validation.ValidateCodeRequest.Scope;
import org.foramen.terminology.validation.ValidateCodeRequest.Strictness;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Operation input as the request of {@code $validate-code}. What contradicts itself or lacks a part is refused. */
public final class ValidateCodeReader {

    private static final String LENIENT = "lenient-display-validation";

    private ValidateCodeReader() {}

    public static ValidateCodeRequest inCodeSystem(OperationInput input) {
        input.atMostOne("url", "codeSystem");
        CodeSystem given = input.resource("codeSystem", CodeSystem.class);
        if (given != null) {
            return request(input, new Scope.InGivenCodeSystem(CodeSystemReader.read(given)), given.getUrl());
        }
        String url = input.text("url");
        if (url == null && input.has("code")) {
            input.requiredText("url", " with a code");
        }
        Canonical system = url == null ? null : DemandReader.versioned(input, url, "version");
        return request(input, new Scope.InCodeSystem(system), url);
    }

    public static ValidateCodeRequest inValueSet(OperationInput input) {
        ValueSet given = DemandReader.valueSet(input);
        Scope scope = given == null
                ? new Scope.InValueSet(DemandReader.valueSetUrl(input))
                : new Scope.InGivenValueSet(ValueSetReader.read(given));
        if (input.has("code") && !Boolean.TRUE.equals(input.bool("inferSystem"))) {
            input.requiredText("system", " with a code, unless inferSystem is true");
        }
        return request(input, scope, input.text("system"));
    }

    /** @param system of a plain code, null when none is given */
    private static ValidateCodeRequest request(OperationInput input, Scope scope, @Nullable String system) {
        input.atMostOne("code", "coding", "codeableConcept");
        if (input.has("display") && !input.has("code")) {
            throw new Refusal(Problem.invalid("The parameter 'display' goes with 'code' only", "display"));
        }
        Languages languages = new Languages(DemandReader.displayLanguage(input), DemandReader.accepted(input));
        return new ValidateCodeRequest(
                scope,
                codings(input, scope, system),
                form(input),
                strictness(input),
                languages,
                DemandReader.conditions(input));
    }

    private static Form form(OperationInput input) {
        return input.has("coding") ? Form.CODING : input.has("codeableConcept") ? Form.CODEABLE_CONCEPT : Form.CODE;
    }

    private static List<Coding> codings(OperationInput input, Scope scope, @Nullable String system) {
        Coding coding = input.coding("coding");
        if (coding != null) {
            return List.of(coding);
        }
        CodeableConcept concept = input.concept("codeableConcept");
        if (concept != null) {
            return concept.codings();
        }
        String code = input.requiredText("code", ", 'coding' or 'codeableConcept'");
        boolean inValueSet = scope instanceof Scope.InValueSet || scope instanceof Scope.InGivenValueSet;
        Canonical named = system == null
                ? null
                : inValueSet ? DemandReader.versioned(input, system, "systemVersion") : Canonical.parse(system);
        String version = inValueSet ? named == null ? input.text("systemVersion") : named.version() : null;
        return List.of(new Coding(named == null ? null : named.url(), version, code, input.text("display")));
    }

    /** The older way of saying the same. */
    private static boolean isLenient(@Nullable String mode) {
        if (mode != null && !mode.equals(LENIENT)) {
            throw new Refusal(
                    Problem.invalid("The parameter 'mode' can only be '" + LENIENT + "', not '" + mode + "'", "mode"));
        }
        return mode != null;
    }

    /** Only a plain code can be without a system that is to be inferred. */
    private static Strictness strictness(OperationInput input) {
        return new Strictness(
                !Boolean.FALSE.equals(input.bool("abstract")),
                input.isTrue("activeOnly"),
                input.isTrue("inferSystem") && input.has("code"),
                input.isTrue(LENIENT) || isLenient(input.text("mode")),
                input.isTrue("valueset-membership-only"));
    }
}
