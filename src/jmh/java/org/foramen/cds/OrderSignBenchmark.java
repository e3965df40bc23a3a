package org.foramen.cds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A warm call of m99-order-sign without HTTP, from bytes to bytes: the golden request of about 10 KB with 20 resources, which
 * all rules judge and four of them have something to say about.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(2)
public class OrderSignBenchmark {

    private static final Path REQUEST = Path.of(
            System.getProperty("foramen.basedir", ""),
            "golden/residual-code-as-primary/order-sign-whole-record.request.json");

    private byte[] request = new byte[0];
    private byte[] silent = new byte[0];

    @Setup
    public void read() throws IOException {
        request = Files.readAllBytes(REQUEST);
        silent = new String(request, StandardCharsets.UTF_8)
                .replace("M99.", "R10.")
                .replace("M43.5", "R11.")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public byte[] threeCards() {
        return call(request);
    }

    /** The same size and resources, but codes that no rule has anything to say about. */
    @Benchmark
    public byte[] noCards() {
        return call(silent);
    }

    private static byte[] call(byte[] body) {
        return PublishedKnowledge.HOOKS.call(
                "m99-order-sign", body, PublishedKnowledge.OPEN, PublishedKnowledge.PAGES);
    }
}
