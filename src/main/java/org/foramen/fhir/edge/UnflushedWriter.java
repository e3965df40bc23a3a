package org.foramen.fhir.edge;

import java.io.IOException;
import java.io.Writer;

/**
 * Collects what is written and hands it on in large pieces, whatever the caller thinks of flushing. HAPI's JSON writer
 * flushes after every token, and each flush would become a packet.
 */
final class UnflushedWriter extends Writer {

    private static final int PIECE = 32 * 1024;

    private final Writer target;
    private char[] pending = new char[2048];
    private int length;

    UnflushedWriter(Writer target) {
        this.target = target;
    }

    @Override
    public void write(int character) throws IOException {
        reserve(1);
        pending[length++] = (char) character;
    }

    @Override
    public void write(char[] text, int offset, int count) throws IOException {
        if (count >= PIECE) {
            handOn();
            target.write(text, offset, count);
            return;
        }
        reserve(count);
        System.arraycopy(text, offset, pending, length, count);
        length += count;
    }

    @Override
    public void write(String text, int offset, int count) throws IOException {
        if (count >= PIECE) {
            handOn();
            target.write(text, offset, count);
            return;
        }
        reserve(count);
        text.getChars(offset, offset + count, pending, length);
        length += count;
    }

    /** Does nothing: that is the point. */
    @Override
    public void flush() {}

    @Override
    public void close() throws IOException {
        try (target) {
            handOn();
        }
    }

    /** Makes room for fewer than {@link #PIECE} more characters. */
    private void reserve(int count) throws IOException {
        if (length + count > PIECE) {
            handOn();
        }
        if (length + count > pending.length) {
            int size = Math.min(PIECE, Math.max(pending.length * 2, length + count));
            pending = java.util.Arrays.copyOf(pending, size);
        }
    }

    private void handOn() throws IOException {
        target.write(pending, 0, length);
        length = 0;
    }
}
