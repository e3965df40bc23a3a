package org.foramen.app.edge;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request body as it arrives, without holding a thread, and hands it on whole. A body over the bound is read
 * on and thrown away for a while before it is refused: a client that is still sending would otherwise meet a closed
 * connection instead of the answer (https://www.rfc-editor.org/rfc/rfc9112#section-9.6).
 */
final class BodyCollector implements Runnable {

    /** How much of a body over the bound is read only to be polite. */
    private static final long MAX_DISCARDED_BYTES = 64L * 1024 * 1024;

    private static final EdgeOutcome NOT_GZIP =
            new EdgeOutcome(400, "invalid", "The request body is not what its Content-Encoding says.");

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final int maxBytes;
    private final Consumer<byte[]> whole;
    private final ByteArrayOutputStream kept;
    private long arrived;

    BodyCollector(Request request, Response response, Callback callback, int maxBytes, Consumer<byte[]> whole) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.maxBytes = maxBytes;
        this.whole = whole;
        this.kept = new ByteArrayOutputStream(2048);
    }

    /** Takes what is there; the server calls again when there is more. */
    @Override
    public void run() {
        if (arrived == 0 && isHopeless()) {
            refuse(EdgeOutcome.of(413));
            return;
        }
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                fail(chunk.getFailure());
                return;
            }
            boolean last = chunk.isLast();
            take(chunk);
            if (last || arrived > maxBytes + MAX_DISCARDED_BYTES) {
                finish();
                return;
            }
        }
    }

    /** The sender waits to be told, or means to send more than would be thrown away. */
    private boolean isHopeless() {
        long announced = request.getLength();
        boolean waits = request.getHeaders().contains(HttpHeader.EXPECT);
        return announced > maxBytes + (waits ? 0 : MAX_DISCARDED_BYTES);
    }

    private void take(Content.Chunk chunk) {
        int length = chunk.remaining();
        arrived += length;
        if (arrived <= maxBytes) {
            byte[] bytes = new byte[length];
            chunk.get(bytes, 0, length);
            kept.write(bytes, 0, length);
        }
        chunk.release();
    }

    private void finish() {
        if (arrived > maxBytes) {
            refuse(EdgeOutcome.of(413));
            return;
        }
        byte[] body = kept.toByteArray();
        if ("gzip".equalsIgnoreCase(request.getHeaders().get(HttpHeader.CONTENT_ENCODING))) {
            body = decompressed(body);
        }
        if (body != null) {
            whole.accept(body);
        }
    }

    /** Null when the body was refused. */
    private byte @Nullable [] decompressed(byte[] body) {
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = plain.readNBytes(maxBytes + 1);
            if (bytes.length <= maxBytes) {
                return bytes;
            }
            refuse(EdgeOutcome.of(413));
        } catch (IOException e) {
            refuse(NOT_GZIP);
        }
        return null;
    }

    private void fail(Throwable failure) {
        if (failure instanceof TimeoutException) {
            refuse(EdgeOutcome.of(408));
        } else {
            Response.writeError(request, response, callback, 400);
        }
    }

    private void refuse(EdgeOutcome outcome) {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        outcome.write(request, response, callback);
    }
}
