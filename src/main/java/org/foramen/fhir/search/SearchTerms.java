package org.foramen.fhir.search;

import ca.uhn.fhir.model.api.IQueryParameterAnd;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriAndListParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.param.UriParamQualifierEnum;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * What a search parameter's value means for an artefact (https://hl7.org/fhir/R4/search.html#ptypes). One of the values of a
 * parameter has to fit, and every repetition of it; {@code :missing} asks whether there is a value at all.
 */
public final class SearchTerms {

    private SearchTerms() {}

    /** Equal; with {@code :below} and {@code :above} by path. The form {@code url|version} is not a URI search: no match. */
    public static Predicate<MetadataResource> uri(
            @Nullable UriAndListParam wanted, Function<MetadataResource, @Nullable String> value) {
        return every(wanted, value, SearchTerms::isUri);
    }

    private static boolean isUri(UriParam wanted, String actual) {
        UriParamQualifierEnum qualifier = wanted.getQualifier();
        if (qualifier == UriParamQualifierEnum.BELOW) {
            return actual.startsWith(wanted.getValue());
        }
        return qualifier == UriParamQualifierEnum.ABOVE
                ? wanted.getValue().startsWith(actual)
                : actual.equals(wanted.getValue());
    }

    /** Equal; none of these elements has a system, so a token that names one does not match. */
    public static Predicate<MetadataResource> token(
            @Nullable TokenAndListParam wanted, Function<MetadataResource, @Nullable String> value) {
        return every(wanted, value, SearchTerms::isToken);
    }

    private static boolean isToken(TokenParam wanted, String actual) {
        String system = wanted.getSystem();
        return (system == null || system.isEmpty()) && actual.equals(wanted.getValue());
    }

    /** Begins with, whatever the case and accents; {@code :contains} and {@code :exact} as FHIR says. */
    public static Predicate<MetadataResource> text(
            @Nullable StringAndListParam wanted, Function<MetadataResource, @Nullable String> value) {
        return every(wanted, value, SearchTerms::isText);
    }

    private static boolean isText(StringParam wanted, String actual) {
        if (wanted.isExact()) {
            return actual.equals(wanted.getValue());
        }
        String plain = plain(wanted.getValue());
        return wanted.isContains()
                ? plain(actual).contains(plain)
                : plain(actual).startsWith(plain);
    }

    private static <P extends IQueryParameterType> Predicate<MetadataResource> every(
            @Nullable IQueryParameterAnd<? extends IQueryParameterOr<P>> wanted,
            Function<MetadataResource, @Nullable String> value,
            BiPredicate<P, String> test) {
        if (wanted == null) {
            return resource -> true;
        }
        List<? extends IQueryParameterOr<P>> all = wanted.getValuesAsQueryTokens();
        return resource -> {
            String actual = value.apply(resource);
            return all.stream()
                    .allMatch(any -> any.getValuesAsQueryTokens().stream().anyMatch(one -> fits(one, actual, test)));
        };
    }

    private static <P extends IQueryParameterType> boolean fits(
            P wanted, @Nullable String actual, BiPredicate<P, String> test) {
        Boolean missing = wanted.getMissing();
        if (missing != null) {
            return missing == (actual == null);
        }
        return actual != null && test.test(wanted, actual);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
