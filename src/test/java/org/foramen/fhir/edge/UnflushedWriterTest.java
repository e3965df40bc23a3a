package org.foramen.fhir.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class UnflushedWriterTest {

    private int writes;
    private int flushes;
    private int closes;
    private final StringWriter arrived = new StringWriter();
    private final Writer target = new Writer() {
        @Override
        public void write(char[] text, int offset, int length) {
            writes++;
            arrived.write(text, offset, length);
        }

        @Override
        public void flush() {
            flushes++;
        }

        @Override
        public void close() {
            closes++;
        }
    };

    @Test
    void handsOnOnceAtCloseAndNeverFlushes() throws IOException {
        Writer writer = new UnflushedWriter(target);
        for (String token : new String[] {"{", "\"resourceType\"", ":", "\"Parameters\"", "}"}) {
            writer.write(token);
            writer.flush();
        }
        assertThat(writes).isZero();
        writer.close();
        assertThat(arrived).hasToString("{\"resourceType\":\"Parameters\"}");
        assertThat(writes).isEqualTo(1);
        assertThat(flushes).isZero();
        assertThat(closes).isEqualTo(1);
    }

    @Test
    void keepsTheOrderOfSmallAndLargePieces() throws IOException {
        StringBuilder expected = new StringBuilder();
        try (Writer writer = new UnflushedWriter(target)) {
            for (int round = 0; round < 50; round++) {
                String piece = String.valueOf((char) ('a' + round % 26)).repeat(round * 1_777);
                expected.append(piece).append('-');
                writer.write(piece);
                writer.write('-');
                writer.write(piece.toCharArray());
                expected.append(piece);
            }
        }
        assertThat(arrived.toString()).isEqualTo(expected.toString());
    }
}
