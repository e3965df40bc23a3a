package org.foramen.fhir.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.operation.ExpandRequest;
import org.foramen.terminology.operation.LookupRequest;
import org.foramen.terminology.operation.SubsumesRequest;
import org.foramen.terminology.operation.TranslateRequest;
import org.foramen.terminology.operation.ValidateCodeRequest;
import org.foramen.terminology.operation.ValidateCodeRequest.Form;
import org.foramen.terminology.operation.ValidateCodeRequest.Scope;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/** Operation input as the one request record of each operation. What contradicts itself or lacks a part is refused. */
public final class RequestReader {

    private final Catalogue catalogue;

    /** @param catalogue against which value sets that come with a request are compiled */
    public RequestReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public LookupRequest lookup(OperationInput input) {
        input.atMostOne("code", "coding");
        Coding given = input.coding("coding");
        Coding coding = given != null ? given : Coding.of(null, input.requiredText("code", " or 'coding'"));
        String system = only("system", input.text("system"), coding, coding, Coding::system);
        String version = only("version", input.text("version"), coding, coding, Coding::version);
        if (system == null) {
            throw new Refusal(Problem.required(input.operation().label() + " needs the parameter 'system'", "system"));
        }
        Canonical canonical = Canonical.parse(system).at(version);
        coding = new Coding(canonical.url(), canonical.version(), coding.code(), coding.display());
        return new LookupRequest(coding, input.text("displayLanguage"), input.texts("property"));
    }

    /** {@code system} is the parameter that names the code system of a plain code: the url of the code system. */
    public ValidateCodeRequest codeSystemValidateCode(OperationInput input) {
        if (input.resource("codeSystem", CodeSystem.class) != null) {
            throw new Refusal(Problem.unsupported(
                    "A code system that comes with the request is not supported yet; name a published one with url",
                    "codeSystem"));
        }
        String url = input.text("url");
        if (url == null && input.has("code")) {
            input.requiredText("url", " with a code");
        }
        String version = input.text("version");
        Canonical system = url == null ? null : Canonical.parse(url).at(version);
        return validateCode(input, new Scope.InCodeSystem(system), url);
    }

    public ValidateCodeRequest valueSetValidateCode(OperationInput input) {
        input.atMostOne("url", "valueSet");
        CompiledValueSet given = valueSet(input);
        Scope scope = given != null ? new Scope.InGivenValueSet(given) : new Scope.InValueSet(valueSetUrl(input));
        if (input.has("code")) {
            input.requiredText("system", " with a code");
        }
        return validateCode(input, scope, input.text("system"));
    }

    private ValidateCodeRequest validateCode(OperationInput input, Scope scope, @Nullable String system) {
        input.atMostOne("code", "coding", "codeableConcept");
        if (input.has("display") && !input.has("code")) {
            throw new Refusal(Problem.invalid("The parameter 'display' goes with 'code' only", "display"));
        }
        boolean abstractAllowed = !Boolean.FALSE.equals(input.bool("abstract"));
        String language = input.text("displayLanguage");
        Coding coding = input.coding("coding");
        if (coding != null) {
            return new ValidateCodeRequest(scope, List.of(coding), Form.CODING, abstractAllowed, language);
        }
        if (input.has("codeableConcept")) {
            return new ValidateCodeRequest(
                    scope, input.codings("codeableConcept"), Form.CODEABLE_CONCEPT, abstractAllowed, language);
        }
        String code = input.requiredText("code", ", 'coding' or 'codeableConcept'");
        String version = scope instanceof Scope.InCodeSystem ? null : input.text("systemVersion");
        String bare = system == null ? null : Canonical.parse(system).url();
        Coding plain = new Coding(bare, version, code, input.text("display"));
        return new ValidateCodeRequest(scope, List.of(plain), Form.CODE, abstractAllowed, language);
    }

    public SubsumesRequest subsumes(OperationInput input) {
        input.atMostOne("codeA", "codingA");
        input.atMostOne("codeB", "codingB");
        Coding a = subsumed(input, "codeA", "codingA");
        Coding b = subsumed(input, "codeB", "codingB");
        String system = only("system", input.text("system"), a, b, Coding::system);
        if (system == null) {
            throw new Refusal(Problem.required(input.operation().label() + " needs the parameter 'system'", "system"));
        }
        String version = only("version", input.text("version"), a, b, Coding::version);
        return new SubsumesRequest(Canonical.parse(system).at(version), a.code(), b.code());
    }

    private static Coding subsumed(OperationInput input, String code, String coding) {
        Coding given = input.coding(coding);
        return given != null ? given : Coding.of(null, input.requiredText(code, " or '" + coding + "'"));
    }

    /** What all that say it agree on. */
    private static @Nullable String only(
            String what, @Nullable String parameter, Coding a, Coding b, Function<Coding, @Nullable String> part) {
        String agreed = parameter;
        for (Coding coding : List.of(a, b)) {
            String said = part.apply(coding);
            if (said != null && agreed != null && !said.equals(agreed)) {
                throw new Refusal(Problem.invalid(
                        "The parameters contradict each other: " + what + " '" + agreed + "' and '" + said + "'",
                        what));
            }
            agreed = said == null ? agreed : said;
        }
        return agreed;
    }

    public ExpandRequest expand(OperationInput input) {
        input.atMostOne("url", "valueSet");
        CompiledValueSet given = valueSet(input);
        ExpandRequest.Source source = given != null
                ? new ExpandRequest.Source.Given(given)
                : new ExpandRequest.Source.Published(valueSetUrl(input));
        ExpandRequest.Selection selection = new ExpandRequest.Selection(
                input.text("filter"),
                input.bool("activeOnly"),
                input.texts("exclude-system").stream()
                        .sorted()
                        .map(Canonical::parse)
                        .toList());
        Set<String> designations = new HashSet<>();
        input.texts("designation").forEach(token -> designations.add(designation(token)));
        return new ExpandRequest(
                source,
                selection,
                new ExpandRequest.Page(input.integer("offset"), input.integer("count")),
                new ExpandRequest.Wordings(
                        input.bool("includeDesignations"), designations, input.text("displayLanguage")),
                new ExpandRequest.Form(input.bool("excludeNested"), input.bool("includeDefinition")));
    }

    /** A token for a use stays as it is; one for a language, with the system of languages or without, becomes the tag. */
    private static String designation(String token) {
        String tag = token.startsWith("urn:ietf:bcp:47|") ? token.substring("urn:ietf:bcp:47|".length()) : token;
        return tag.contains("|") ? tag : tag.toLowerCase(Locale.ROOT);
    }

    private @Nullable CompiledValueSet valueSet(OperationInput input) {
        ValueSet resource = input.resource("valueSet", ValueSet.class);
        return resource == null ? null : catalogue.compile(ValueSetReader.read(resource));
    }

    private static Canonical valueSetUrl(OperationInput input) {
        return Canonical.parse(input.requiredText("url", " or a valueSet")).at(input.text("valueSetVersion"));
    }

    public TranslateRequest translate(OperationInput input) {
        input.atMostOne("url", "conceptMap");
        input.atMostOne("code", "coding", "codeableConcept");
        input.atMostOne("system", "coding", "codeableConcept");
        ConceptMap given = input.resource("conceptMap", ConceptMap.class);
        String url = input.text("url");
        Canonical map = url == null ? null : Canonical.parse(url).at(input.text("conceptMapVersion"));
        return new TranslateRequest(
                map,
                given == null ? null : CompiledConceptMap.of(ConceptMapReader.read(given)),
                translated(input),
                input.text("source"),
                input.text("target"),
                input.text("targetsystem"),
                Boolean.TRUE.equals(input.bool("reverse")));
    }

    private static List<Coding> translated(OperationInput input) {
        Coding coding = input.coding("coding");
        if (coding != null) {
            return List.of(coding);
        }
        if (input.has("codeableConcept")) {
            return input.codings("codeableConcept");
        }
        String code = input.requiredText("code", ", 'coding' or 'codeableConcept'");
        String system = input.requiredText("system", " with a code");
        return List.of(new Coding(system, input.text("version"), code, null));
    }
}
