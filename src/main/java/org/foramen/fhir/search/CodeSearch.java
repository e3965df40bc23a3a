package org.foramen.fhir.search;

import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.TokenParamModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.Member;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * Search by codes: by the code of an element, and by the codes that an artefact has; with {@code :in} and {@code :not-in} a value
 * set says which ones (https://hl7.org/fhir/R4/search.html#token). Membership is asked of the catalogue, as everywhere.
 */
public final class CodeSearch {

    private final Catalogue catalogue;

    public CodeSearch(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Artefacts of which an element has one of the codes.
     *
     * @param system of the element's codes
     */
    public Predicate<MetadataResource> element(
            @Nullable TokenAndListParam wanted, String system, Function<MetadataResource, @Nullable String> value) {
        if (wanted == null) {
            return resource -> true;
        }
        return every(wanted, token -> {
            if (token.getMissing() != null) {
                return resource -> token.getMissing() == (value.apply(resource) == null);
            }
            Predicate<Coding> test = coding(token);
            return resource -> {
                String code = value.apply(resource);
                return code != null && test.test(Coding.of(system, code));
            };
        });
    }

    /** Code systems that have a code. */
    public Predicate<MetadataResource> codeSystemHas(TokenAndListParam wanted) {
        return every(wanted, token -> resource -> {
            CompiledCodeSystem system = catalogue.codeSystem(canonical(resource));
            return system != null && hasAny(system, token);
        });
    }

    private boolean hasAny(CompiledCodeSystem system, TokenParam token) {
        if (isByValueSet(token)) {
            CompiledValueSet valueSet = valueSet(token);
            return members(valueSet).anyMatch(member -> member.codeSystem() == system);
        }
        return isOf(token, system.url()) && (isAny(token) || system.ordinalOf(token.getValue()) >= 0);
    }

    /** Value sets that have a member. */
    public Predicate<MetadataResource> valueSetHas(TokenAndListParam wanted) {
        return every(wanted, token -> resource -> hasAny(catalogue.valueSet(canonical(resource)), token));
    }

    private boolean hasAny(CompiledValueSet valueSet, TokenParam token) {
        if (isByValueSet(token)) {
            return members(valueSet(token)).anyMatch(member -> has(valueSet, member.coding()));
        }
        String system = token.getSystem();
        if (isAny(token)) {
            return members(valueSet)
                    .anyMatch(
                            member -> isOf(token, String.valueOf(member.coding().system())));
        }
        return system == null
                ? !valueSet.systemsOf(token.getValue()).isEmpty()
                : !system.isEmpty() && has(valueSet, Coding.of(system, token.getValue()));
    }

    private static Stream<Member> members(CompiledValueSet valueSet) {
        return valueSet.page(0, Integer.MAX_VALUE).stream();
    }

    private static boolean has(CompiledValueSet valueSet, Coding coding) {
        String system = coding.system();
        return system != null && valueSet.find(system, null, coding.code()) != null;
    }

    /** Whether a coding is meant by a token: named by it, or a member of the value set that it names. */
    private Predicate<Coding> coding(TokenParam token) {
        if (isByValueSet(token)) {
            CompiledValueSet valueSet = valueSet(token);
            return coding -> has(valueSet, coding);
        }
        return coding -> isOf(token, String.valueOf(coding.system()))
                && (isAny(token) || coding.code().equals(token.getValue()));
    }

    /** {@code |code} asks for codes without a system, which there are none of here. */
    private static boolean isOf(TokenParam token, String system) {
        String wanted = token.getSystem();
        return wanted == null || wanted.equals(system);
    }

    /** {@code system|} asks for any code of the system. */
    private static boolean isAny(TokenParam token) {
        return token.getValue() == null || token.getValue().isEmpty();
    }

    private static Predicate<MetadataResource> every(
            TokenAndListParam wanted, Function<TokenParam, Predicate<MetadataResource>> test) {
        return wanted.getValuesAsQueryTokens().stream()
                .map(each -> any(each, test))
                .reduce(resource -> true, Predicate::and);
    }

    /** Whether any token means the artefact; with {@code :not-in} those that none means. */
    private static Predicate<MetadataResource> any(
            TokenOrListParam wanted, Function<TokenParam, Predicate<MetadataResource>> test) {
        List<Predicate<MetadataResource>> tests =
                wanted.getValuesAsQueryTokens().stream().map(test).toList();
        boolean not = wanted.getValuesAsQueryTokens().stream()
                .anyMatch(token -> token.getModifier() == TokenParamModifier.NOT_IN);
        Predicate<MetadataResource> one = resource -> tests.stream().anyMatch(each -> each.test(resource));
        return not ? one.negate() : one;
    }

    private static boolean isByValueSet(TokenParam token) {
        return token.getModifier() != null
                && Set.of(TokenParamModifier.IN, TokenParamModifier.NOT_IN).contains(token.getModifier());
    }

    /** Of {@code url|version} the part before the bar is read as the token's system. */
    private CompiledValueSet valueSet(TokenParam token) {
        String system = token.getSystem();
        return catalogue.valueSet(
                system == null || system.isEmpty()
                        ? Canonical.parse(token.getValue())
                        : new Canonical(system, token.getValue()));
    }

    private static Canonical canonical(MetadataResource resource) {
        return new Canonical(resource.getUrl(), resource.getVersion());
    }
}
