package org.foramen.fhir.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.IncomingRequestAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.foramen.fhir.cache.CacheBounds;
import org.foramen.fhir.cache.ClientCaches;
import org.foramen.fhir.codec.LenientOperators;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.edge.MediaTypeInterceptor;
import org.foramen.fhir.edge.NestingInterceptor;
import org.foramen.fhir.edge.ProblemInterceptor;
import org.foramen.fhir.edge.QueryInterceptor;
import org.foramen.fhir.metadata.CapabilityProvider;
import org.foramen.fhir.metadata.ServerIdentity;
import org.foramen.fhir.provider.CacheControlProvider;
import org.foramen.fhir.provider.CacheIds;
import org.foramen.fhir.provider.ClosureProvider;
import org.foramen.fhir.provider.CodeSystemProvider;
import org.foramen.fhir.provider.ConceptMapProvider;
import org.foramen.fhir.provider.DocumentationProvider;
import org.foramen.fhir.provider.OperationCall;
import org.foramen.fhir.provider.PublishedProvider;
import org.foramen.fhir.provider.QuestionnaireProvider;
import org.foramen.fhir.provider.QuestionnaireResponseProvider;
import org.foramen.fhir.provider.SystemProvider;
import org.foramen.fhir.provider.UnroutedRequest;
import org.foramen.fhir.provider.ValueSetProvider;
import org.foramen.fhir.search.CodeSearch;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.code.Work;
import org.hl7.fhir.r4.model.MetadataResource;

/** HAPI's plain server, set up with our providers (https://hapifhir.io/hapi-fhir/docs/server_plain/). */
public final class FhirServer extends RestfulServer {

    private static final long serialVersionUID = 1L;
    private static final int DEFAULT_PAGE = 50;
    private static final int LARGEST_PAGE = 500;
    private static final int OPEN_SEARCHES = 200;

    private final transient TerminologyService service;

    public FhirServer(
            FhirContext context,
            PublishedResources published,
            Answering answering,
            CacheBounds bounds,
            ServerIdentity identity) {
        super(context);
        TerminologyService service = answering.terminology();
        context.setParserErrorHandler(new LenientOperators());
        this.service = service;
        setServerName("Foramen");
        setServerVersion(identity.version());
        setImplementationDescription(
                "FHIR R4 terminology service for ICD-10-CM, and CDS Hooks for biomechanical lesions");
        setDefaultResponseEncoding(EncodingEnum.JSON);
        String baseUrl = identity.baseUrl();
        setServerAddressStrategy(
                baseUrl == null ? new IncomingRequestAddressStrategy() : new HardcodedServerAddressStrategy(baseUrl));
        FifoMemoryPagingProvider paging = new FifoMemoryPagingProvider(OPEN_SEARCHES);
        paging.setDefaultPageSize(DEFAULT_PAGE);
        paging.setMaximumPageSize(LARGEST_PAGE);
        setPagingProvider(paging);
        CacheIds caches = new CacheIds(service, new ClientCaches(service, bounds));
        OperationCall call = new OperationCall(caches);
        setResourceProviders(providers(published, new CodeSearch(service.catalogue()), call, answering));
        registerProvider(new ClosureProvider(call));
        registerProvider(new SystemProvider());
        registerProvider(new DocumentationProvider(answering.documentation()));
        registerProvider(new CacheControlProvider(caches.caches()));
        registerProvider(new BundleProvider(new BundleEntryCall(call, answering, published), caches));
        setServerConformanceProvider(new CapabilityProvider(this, published, service.catalogue(), identity));
        registerInterceptor(new MediaTypeInterceptor());
        registerInterceptor(new QueryInterceptor());
        registerInterceptor(new NestingInterceptor());
        registerInterceptor(new ProblemInterceptor());
    }

    private static List<IResourceProvider> providers(
            PublishedResources published, CodeSearch codes, OperationCall call, Answering answering) {
        List<IResourceProvider> providers = new ArrayList<>();
        providers.add(new CodeSystemProvider(published, codes, call));
        providers.add(new ValueSetProvider(published, codes, call));
        providers.add(new ConceptMapProvider(published, codes, call));
        providers.add(new QuestionnaireProvider(published, codes, answering.populate()));
        providers.add(new QuestionnaireResponseProvider(answering.extract()));
        TreeMap<String, Class<? extends MetadataResource>> others = new TreeMap<>();
        published
                .all()
                .forEach(each ->
                        others.put(each.resource().fhirType(), each.resource().getClass()));
        List.of("CodeSystem", "ValueSet", "ConceptMap", "Questionnaire").forEach(others::remove);
        others.values().forEach(type -> providers.add(new PublishedProvider<>(type, published, codes)));
        return providers;
    }

    /** HEAD is GET whose body the web server does not send (https://hl7.org/fhir/R4/http.html#read). */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        boolean head = request.getMethod().equals("HEAD");
        Work.Call counted = service.beginCall();
        try {
            super.service(head ? new AsGet(request) : request, response);
        } finally {
            counted.close();
        }
    }

    private static final class AsGet extends HttpServletRequestWrapper {
        AsGet(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }

    @Override
    protected void throwUnknownFhirOperationException(RequestDetails request, String path, RequestTypeEnum type) {
        throw UnroutedRequest.refusal(request);
    }

    /** HAPI would name itself and its version in every answer. */
    @Override
    public void addHeadersToResponse(HttpServletResponse response) {}
}
