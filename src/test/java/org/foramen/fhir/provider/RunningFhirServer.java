package org.foramen.fhir.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.foramen.documentation.Documentation;
import org.foramen.documentation.compiler.LexiconCompiler;
import org.foramen.fhir.answer.ExpansionWriter;
import org.foramen.fhir.cache.CacheBounds;
import org.foramen.fhir.codec.PublishedResources;
import org.foramen.fhir.documentation.LexiconFiles;
import org.foramen.fhir.form.Forms;
import org.foramen.fhir.metadata.ServerIdentity;
import org.foramen.fhir.server.Answering;
import org.foramen.fhir.server.FastTerminologyFilter;
import org.foramen.fhir.server.FhirServer;
import org.foramen.fhir.service.ClosureMaintenance;
import org.foramen.fhir.service.TerminologyService;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.closure.ClosureLimits;
import org.foramen.terminology.closure.ClosureTables;
import org.foramen.terminology.expansion.Limits;
import org.foramen.terminology.operation.Terminology;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Both fronts on the published knowledge, on a free port of loopback. One per test run: all it keeps are closure
 * tables, of which each test names its own. */
final class RunningFhirServer {

    /** The moment that every expansion of the tests is made at. */
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    static final FhirContext CONTEXT = FhirContext.forR4Cached();
    private static final RunningFhirServer SHARED = start();

    private final String base;

    private RunningFhirServer(String base) {
        this.base = base;
    }

    static RunningFhirServer shared() {
        return SHARED;
    }

    private static RunningFhirServer start() {
        PublishedResources published = PublishedResources.read(CONTEXT, List.of(PublishedResources.bundled()));
        Catalogue catalogue = published.compile();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Terminology terminology = new Terminology(catalogue, Limits.DEFAULT);
        Documentation documentation =
                new Documentation(LexiconCompiler.compile(LexiconFiles.read(List.of()), terminology), terminology);
        TerminologyService service = new TerminologyService(
                terminology,
                published,
                new ExpansionWriter(clock),
                new ClosureMaintenance(new ClosureTables(ClosureLimits.DEFAULT), clock));
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler root = new ServletContextHandler();
        root.addServlet(
                new ServletHolder(new FhirServer(
                        CONTEXT,
                        published,
                        Answering.of(
                                service,
                                terminology,
                                documentation,
                                Forms.of(published, terminology, new ArrayList<>()),
                                clock),
                        CacheBounds.DEFAULT,
                        new ServerIdentity("test", "2026-11-21T00:00:00Z", null))),
                "/fhir/*");
        root.addFilter(
                new FilterHolder(new FastTerminologyFilter(service, "/fhir")),
                "/fhir/*",
                EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(root);
        try {
            server.start();
        } catch (Exception cannot) {
            throw new IllegalStateException(cannot);
        }
        return new RunningFhirServer("http://127.0.0.1:" + connector.getLocalPort() + "/fhir");
    }

    String base() {
        return base;
    }

    /** Plain GET: what the fast front may answer. */
    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> call(String method, String path) {
        return send(
                HttpRequest.newBuilder(URI.create(base + path)).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The answer as a resource, once it has that status. */
    static <T extends IBaseResource> T parsed(Class<T> type, HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return CONTEXT.newJsonParser().parseResource(type, response.body());
    }

    /** On a connection of its own: the server closes one whose body it did not read to the end. */
    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
