package org.foramen.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.Response;

/** Keeps a body as it arrives, decompressed, and breaks the answer off when it grows too large. */
final class BoundedBody implements Response.ContentListener {

    static final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("the body is larger than it may be");
        }
    }

    private final int maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(4096);

    BoundedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
        if (content.remaining() > maxBytes - kept.size()) {
            CompletableFuture<Boolean> unused = response.abort(new TooLarge());
            return;
        }
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        kept.write(bytes, 0, bytes.length);
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
