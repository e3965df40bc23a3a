package org.foramen.outgoing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLServerSocket;

/**
 * A second server on this machine, which answers byte by byte what a test tells it to, so that it may also break every rule
 * of HTTP. One request a connection, one thread each.
 */
public final class LoopbackServer implements AutoCloseable {

    /** What a client asked. */
    public record Asked(String method, String target, Map<String, String> headers) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** Answers; what it writes goes out as it is. */
    @FunctionalInterface
    public interface Answer {
        void write(Asked asked, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listening;
    private final Answer answer;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    public LoopbackServer(Answer answer) {
        this(listening(), answer);
    }

    LoopbackServer(ServerSocket listening, Answer answer) {
        this.listening = listening;
        this.answer = answer;
        daemon(this::accept);
    }

    /** One that speaks TLS, and proves who it is with the first key of the store. */
    public static LoopbackServer tls(SelfSigned certificate, Answer answer) {
        return new LoopbackServer(certificate.listening(), answer);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public URI address(String path) {
        String scheme = listening instanceof SSLServerSocket ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + port() + path);
    }

    public List<Asked> asked() {
        return asked;
    }

    /** An answer of HTTP with its length. */
    public static void write(OutputStream out, int status, String type, byte[] body, String... headers)
            throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\nContent-Type: " + type
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    public static void write(OutputStream out, int status, String body, String... headers) throws IOException {
        write(out, status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Keeps silent until the test is over. */
    public void hang() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String[] line = String.valueOf(in.readLine()).split(" ", -1);
            if (line.length < 2) {
                return;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon), header.substring(colon + 1).trim());
            }
            Asked request = new Asked(line[0], line[1], headers);
            asked.add(request);
            answer.write(request, socket.getOutputStream());
        } catch (IOException e) {
            // The client hung up, as it does with an answer that takes or weighs too much.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        thread.start();
    }
}
