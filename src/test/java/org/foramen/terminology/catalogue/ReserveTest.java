package org.foramen.terminology.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.foramen.terminology.CodeSystemDraft;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CodeSystemDefinition;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.junit.jupiter.api.Test;

class ReserveTest {

    private static final String URL = "https://example.org/CodeSystem/kept";

    /** Two versions of one code system, and how often something was asked of it. */
    private static final class Counting implements DefinitionSource {
        final AtomicInteger reads = new AtomicInteger();

        @Override
        public List<Canonical> codeSystems() {
            return List.of(new Canonical(URL, "1.10"), new Canonical(URL, "1.9"));
        }

        @Override
        public CodeSystemDefinition codeSystem(Canonical canonical) {
            reads.incrementAndGet();
            return CodeSystemDraft.of(canonical.toString()).concept("a").definition();
        }
    }

    @Test
    void nothingIsReadBeforeItIsAskedForAndThenOnce() {
        AtomicInteger opened = new AtomicInteger();
        Counting source = new Counting();
        Reserve reserve = new Reserve(() -> {
            opened.incrementAndGet();
            return List.of(source);
        });
        assertThat(opened).hasValue(0);

        List<CompiledCodeSystem> found = IntStream.range(0, 200)
                .parallel()
                .mapToObj(number -> Objects.requireNonNull(reserve.codeSystem(Canonical.parse(URL))))
                .toList();

        assertThat(found).allMatch(each -> each == found.get(0));
        assertThat(opened).hasValue(1);
        assertThat(source.reads).hasValue(1);
    }

    @Test
    void theNewestVersionAnswersUnlessOneIsPinned() {
        Reserve reserve = new Reserve(() -> List.of(new Counting()));

        assertThat(Objects.requireNonNull(reserve.codeSystem(Canonical.parse(URL)))
                        .version())
                .isEqualTo("1.10");
        assertThat(Objects.requireNonNull(reserve.codeSystem(Canonical.parse(URL + "|1.9")))
                        .version())
                .isEqualTo("1.9");
        assertThat(reserve.codeSystem(Canonical.parse(URL + "|2"))).isNull();
        assertThat(reserve.codeSystem(Canonical.parse("https://example.org/CodeSystem/none")))
                .isNull();
        assertThat(reserve.valueSet(Canonical.parse(URL))).isNull();
    }
}
