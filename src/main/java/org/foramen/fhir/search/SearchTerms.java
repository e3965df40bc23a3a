package org.foramen.fhir.search;

import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.UriParam;
import ca.uhn.fhir.rest.param.UriParamQualifierEnum;
import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/** What a search parameter's value means for an artefact (https://hl7.org/fhir/R4/search.html#ptypes). */
public final class SearchTerms {

    private SearchTerms() {}

    /** Equal; with {@code :below} and {@code :above} by path. The form {@code url|version} is not a URI search: no match. */
    public static Predicate<MetadataResource> uri(
            @Nullable UriParam wanted, Function<MetadataResource, @Nullable String> value) {
        if (wanted == null) {
            return resource -> true;
        }
        UriParamQualifierEnum qualifier = wanted.getQualifier();
        return resource -> {
            String actual = value.apply(resource);
            if (actual == null) {
                return false;
            }
            if (qualifier == UriParamQualifierEnum.BELOW) {
                return actual.startsWith(wanted.getValue());
            }
            return qualifier == UriParamQualifierEnum.ABOVE
                    ? wanted.getValue().startsWith(actual)
                    : actual.equals(wanted.getValue());
        };
    }

    /** Equal to one of the tokens; none of these elements has a system, so a token that names one does not match. */
    public static Predicate<MetadataResource> token(
            @Nullable TokenOrListParam wanted, Function<MetadataResource, @Nullable String> value) {
        if (wanted == null) {
            return resource -> true;
        }
        return resource -> wanted.getValuesAsQueryTokens().stream()
                .anyMatch(
                        token -> isBlank(token.getSystem()) && token.getValue().equals(value.apply(resource)));
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** Begins with, whatever the case and accents; {@code :contains} and {@code :exact} as FHIR says. */
    public static Predicate<MetadataResource> text(
            @Nullable StringParam wanted, Function<MetadataResource, @Nullable String> value) {
        if (wanted == null) {
            return resource -> true;
        }
        return resource -> {
            String actual = value.apply(resource);
            if (actual == null) {
                return false;
            }
            if (wanted.isExact()) {
                return actual.equals(wanted.getValue());
            }
            String plain = plain(wanted.getValue());
            return wanted.isContains()
                    ? plain(actual).contains(plain)
                    : plain(actual).startsWith(plain);
        };
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
