package org.foramen.outgoing;

import org.jspecify.annotations.Nullable;

/** What the other server answered, whole. */
public final class OutgoingAnswer {

    private final int status;
    private final @Nullable String contentType;
    private final byte[] body;

    OutgoingAnswer(int status, @Nullable String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** Any that is final; a redirection only where it leads nowhere. */
    public int status() {
        return status;
    }

    /** Null when the server did not say. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** After decompression. */
    public byte[] body() {
        return body.clone();
    }

    /** Not the body, since it may hold anything. */
    @Override
    public String toString() {
        return "OutgoingAnswer[status=" + status + ", contentType=" + contentType + ", bytes=" + body.length + "]";
    }
}
