package org.foramen.fhir.provider;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.UriAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.function.Predicate;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.search.CodeSearch;
import org.foramen.fhir.search.EarlierReleases;
import org.foramen.fhir.search.SearchTerms;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MetadataResource;
import org.jspecify.annotations.Nullable;

/**
 * Read and search on one type of published artefact (https://hl7.org/fhir/R4/http.html#read,
 * https://hl7.org/fhir/R4/search.html). The types with operations have a provider of their own that extends this one.
 */
public class PublishedProvider<T extends MetadataResource> implements IResourceProvider {

    /** The code system of an artefact's status. */
    private static final String STATUS = "http://hl7.org/fhir/publication-status";

    /** What {@link #search} takes. */
    static final List<String> SEARCH_PARAMETERS = List.of("_id", "name", "status", "title", "url", "version");

    private final Class<T> type;
    private final PublishedResources published;
    private final CodeSearch codes;
    private final EarlierReleases earlier;

    public PublishedProvider(Class<T> type, PublishedResources published, CodeSearch codes) {
        this.type = type;
        this.published = published;
        this.codes = codes;
        this.earlier = new EarlierReleases(published.of(type));
    }

    @Override
    public Class<T> getResourceType() {
        return type;
    }

    @Read
    public T read(@IdParam IdType id) {
        T resource = published.byId(type, id.getIdPart());
        if (resource == null) {
            throw new ResourceNotFoundException(id);
        }
        return resource;
    }

    /** The resource of an instance-level call, null at type level. */
    final @Nullable T instance(@Nullable IdType id) {
        return id == null ? null : read(id);
    }

    @Search
    public IBundleProvider search(
            @OptionalParam(name = "_id") @Nullable TokenAndListParam id,
            @OptionalParam(name = "url") @Nullable UriAndListParam url,
            @OptionalParam(name = "version") @Nullable TokenAndListParam version,
            @OptionalParam(name = "name") @Nullable StringAndListParam name,
            @OptionalParam(name = "title") @Nullable StringAndListParam title,
            @OptionalParam(name = "status") @Nullable TokenAndListParam status) {
        return found(wanted(id, url, version, name, title, status));
    }

    /** The artefacts like that, in the order of their files. */
    final IBundleProvider found(Predicate<MetadataResource> wanted) {
        return new SimpleBundleProvider(
                published.of(type).stream().filter(wanted).toList());
    }

    final Predicate<MetadataResource> wanted(
            @Nullable TokenAndListParam id,
            @Nullable UriAndListParam url,
            @Nullable TokenAndListParam version,
            @Nullable StringAndListParam name,
            @Nullable StringAndListParam title,
            @Nullable TokenAndListParam status) {
        boolean named = id != null || version != null;
        Predicate<MetadataResource> wanted = resource -> named || !earlier.has(resource);
        wanted = wanted.and(
                SearchTerms.token(id, resource -> resource.getIdElement().getIdPart()));
        wanted = wanted.and(SearchTerms.uri(url, MetadataResource::getUrl));
        wanted = wanted.and(SearchTerms.token(version, MetadataResource::getVersion));
        wanted = wanted.and(SearchTerms.text(name, MetadataResource::getName));
        wanted = wanted.and(SearchTerms.text(title, MetadataResource::getTitle));
        return wanted.and(codes.element(
                status,
                STATUS,
                resource -> resource.hasStatus() ? resource.getStatus().toCode() : null));
    }
}
