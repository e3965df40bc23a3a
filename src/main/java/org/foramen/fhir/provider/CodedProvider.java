package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.UriAndListParam;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.search.CodeSearch;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/** A type of artefact that has codes, and can be searched by them. */
class CodedProvider<T extends MetadataResource> extends PublishedProvider<T> {

    private static final Set<String> CODED = Set.of("CodeSystem", "ValueSet");

    private final Function<TokenAndListParam, Predicate<MetadataResource>> having;

    /** @param having whether an artefact has one of the codes */
    CodedProvider(
            Class<T> type,
            PublishedResources published,
            CodeSearch codes,
            Function<TokenAndListParam, Predicate<MetadataResource>> having) {
        super(type, published, codes);
        this.having = having;
    }

    /** What a search on a type of artefact takes. */
    static List<String> searchParameters(@Nullable String type) {
        return type != null && CODED.contains(type)
                ? Stream.concat(SEARCH_PARAMETERS.stream(), Stream.of("code")).toList()
                : SEARCH_PARAMETERS;
    }

    @Search
    public IBundleProvider searchByCode(
            @RequiredParam(name = "code") TokenAndListParam code,
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "url") @Nullable UriAndListParam url,
            @OptionalParam(name = "version") @Nullable TokenAndListParam version,
            @OptionalParam(name = "name") @Nullable StringAndListParam name,
            @OptionalParam(name = "title") @Nullable StringAndListParam title,
            @OptionalParam(name = "status") @Nullable TokenAndListParam status) {
        return found(wanted(id, url, version, name, title, status).and(having.apply(code)));
    }
}
