package org.foramen.outgoing;

import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.foramen.outgoing.CheckedAddresses.NameService;
import org.foramen.outgoing.OutgoingFailure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Fetches from allowed servers. Nothing is started before the first request; a server that keeps silent holds a
 * connection and no thread. Proxies, cookies and credentials of the environment are not used. Safe for use by many
 * threads.
 */
public final class OutgoingHttp implements AutoCloseable {

    private static final int MAX_THREADS = 8;
    private static final int MAX_LOOKUPS = 4;
    private static final int MAX_WAITING_LOOKUPS = 64;
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_WAITING_REQUESTS = 256;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final long CONNECT_TIMEOUT_MILLIS = 10_000;
    /** Less than servers commonly keep a connection, so that few are lost to a server that closes them first. */
    private static final long IDLE_TIMEOUT_MILLIS = 4_000;

    private final NameService names;
    private final ExecutorService lookups;
    /** One client for each reach: a connection that one may use is not lent to another. */
    private final Map<Reach, HttpClient> clients = new EnumMap<>(Reach.class);

    private boolean closed;

    public OutgoingHttp() {
        this(InetAddress::getAllByName);
    }

    OutgoingHttp(NameService names) {
        this.names = names;
        this.lookups = lookups();
    }

    /**
     * Asks for what the request names. Of redirections only few are followed, and only on the same origin.
     *
     * @return the answer, whatever its status, or an {@link OutgoingFailure}; never later than the request's deadline. It is
     *     completed on a thread of this room: what follows and takes long is to be done elsewhere
     */
    public CompletableFuture<OutgoingAnswer> get(OutgoingRequest request) {
        if (!request.server().covers(request.address())) {
            return CompletableFuture.failedFuture(new OutgoingFailure(Reason.NOT_ALLOWED));
        }
        HttpClient client = client(request.server().reach());
        return client == null
                ? CompletableFuture.failedFuture(new OutgoingFailure(Reason.UNREACHABLE))
                : new Exchange(client, request).start();
    }

    /** Breaks off what is under way, and fetches nothing more. */
    @Override
    public void close() {
        synchronized (clients) {
            closed = true;
            clients.values().forEach(OutgoingHttp::stop);
            clients.clear();
        }
        lookups.shutdownNow();
    }

    private @Nullable HttpClient client(Reach reach) {
        synchronized (clients) {
            return closed ? null : clients.computeIfAbsent(reach, this::started);
        }
    }

    private HttpClient started(Reach reach) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, 1);
        threads.setName("outgoing");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        HttpClient client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        client.setExecutor(threads);
        client.setSocketAddressResolver(new CheckedAddresses(names, reach, lookups));
        client.setFollowRedirects(false);
        client.setHttpCookieStore(new HttpCookieStore.Empty());
        client.setUserAgentField(new HttpField(HttpHeader.USER_AGENT, "Foramen"));
        client.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        client.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        client.setDestinationIdleTimeout(TimeUnit.MINUTES.toMillis(5));
        client.setMaxConnectionsPerDestination(MAX_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MAX_WAITING_REQUESTS);
        client.setMaxResponseHeadersSize(MAX_HEADER_BYTES);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("The client for outgoing calls does not start", e);
        }
        // They would follow redirections and answer challenges by themselves.
        client.getProtocolHandlers().clear();
        return client;
    }

    private static ExecutorService lookups() {
        ThreadPoolExecutor lookups = new ThreadPoolExecutor(
                MAX_LOOKUPS, MAX_LOOKUPS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING_LOOKUPS), task -> {
                    Thread thread = new Thread(task, "outgoing-names");
                    thread.setDaemon(true);
                    return thread;
                });
        lookups.allowCoreThreadTimeOut(true);
        return lookups;
    }

    private static void stop(HttpClient client) {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The client for outgoing calls does not stop", e);
        }
    }
}
