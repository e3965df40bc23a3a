package org.foramen.app;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.Closeable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.foramen.app.Services.CdsFront;
import org.foramen.app.edge.CrossOrigin;
import org.foramen.app.edge.EdgeErrors;
import org.foramen.app.edge.HealthServlet;
import org.foramen.app.edge.PageServlet;
import org.foramen.app.edge.RequestGuard;
import org.foramen.app.settings.ServerSettings;
import org.foramen.web.StartPage;

/** The running server. */
public final class ForamenServer implements AutoCloseable {

    /** How long a request that is still arriving may pause after SIGTERM; an idle connection holds the stop this long. */
    private static final long SILENCE_WHEN_STOPPING_MILLIS = 5_000;

    private final ServerSettings settings;
    private final Server server;
    private final ServerConnector connector;
    private volatile Closeable kept = () -> {};

    private ForamenServer(ServerSettings settings) {
        this.settings = settings;
        QueuedThreadPool threads = new QueuedThreadPool(settings.maxThreads());
        threads.setName("http");
        this.server = new Server(threads);
        this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(settings)));
    }

    /**
     * Takes the port first, then loads the services while the web server gets ready, and answers once both are done.
     *
     * @throws StartFailure when the port cannot be had, or from the services
     */
    public static ForamenServer start(ServerSettings settings, Supplier<Services> services) {
        CompletableFuture<Services> loading = CompletableFuture.supplyAsync(services, new OwnThread("services"));
        ForamenServer server = new ForamenServer(settings);
        server.open();
        ServletContextHandler context = server.context();
        try {
            server.mount(context, loading.join());
            server.server.start();
            return server;
        } catch (CompletionException e) {
            server.close();
            throw e.getCause() instanceof StartFailure failure ? failure : e;
        } catch (Exception e) {
            server.close();
            throw new StartFailure(List.of("The server does not start: " + e));
        }
    }

    /** The port that was taken, also when any free one was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** The address of {@code /} as clients on this machine reach it. */
    public String address() {
        String host = settings.host();
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Accepts nothing more, finishes what is under way within the stop timeout, stops, and lets go of what it kept. */
    @Override
    public void close() {
        try {
            try {
                server.stop();
            } finally {
                kept.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The server did not stop in order", e);
        }
    }

    private static HttpConfiguration http(ServerSettings settings) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(settings.maxHeaderBytes());
        http.setResponseHeaderSize(settings.maxHeaderBytes());
        return http;
    }

    private void open() {
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        connector.setAcceptQueueSize(512);
        server.addConnector(connector);
        server.setStopTimeout(settings.stopTimeout().toMillis());
        connector.setShutdownIdleTimeout(Math.min(settings.stopTimeout().toMillis(), SILENCE_WHEN_STOPPING_MILLIS));
        try {
            connector.open();
        } catch (IOException e) {
            throw new StartFailure(List.of("Cannot listen on " + settings.host() + ":" + settings.port() + ": "
                    + reason(e) + ". Choose another with --host and --port; --port 0 takes any free one."));
        }
    }

    /** The system's own words, which Jetty wraps in its own. */
    private static String reason(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    private ServletContextHandler context() {
        ServletContextHandler context =
                new ServletContextHandler("/", ServletContextHandler.NO_SESSIONS | ServletContextHandler.NO_SECURITY);
        EdgeErrors errors = new EdgeErrors();
        server.setErrorHandler(errors);
        context.setErrorHandler(errors);
        return context;
    }

    private void mount(ServletContextHandler context, Services services) {
        kept = services.kept();
        RequestGuard guard = new RequestGuard(settings.maxBodyBytes(), context);
        server.setHandler(new GracefulHandler(
                CrossOrigin.before(guard, services.cdsHooks().origins())));
        context.addFilter(new FilterHolder(services.pages()), "/fhir/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new FilterHolder(services.fastFront()), "/fhir/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(atOnce(new ServletHolder("fhir", services.fhir())), "/fhir/*");
        CdsFront cdsHooks = services.cdsHooks();
        Filter trust = cdsHooks.trust();
        if (trust != null) {
            FilterHolder holder = new FilterHolder(trust);
            context.addFilter(holder, "/cds-services/*", EnumSet.of(DispatcherType.REQUEST));
            context.addFilter(holder, "/cds-feedback/*", EnumSet.of(DispatcherType.REQUEST));
        }
        context.addServlet(atOnce(new ServletHolder("cds-hooks", cdsHooks.calls())), "/cds-services/*");
        context.addServlet(new ServletHolder("cds-figures", cdsHooks.figures()), "/cds-feedback/summary");
        context.addServlet(new ServletHolder("health", new HealthServlet()), "/health");
        context.addServlet(new ServletHolder("self-test", services.selfTest()), "/self-test");
        String page = StartPage.html(Version.current(), services.pages().artefacts());
        context.addServlet(new ServletHolder("pages", new PageServlet(page)), "/");
    }

    private static ServletHolder atOnce(ServletHolder holder) {
        holder.setInitOrder(1);
        return holder;
    }
}
