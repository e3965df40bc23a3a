package org.foramen.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.documentation.compiler.LexiconCompiler;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.fhir.documentation.LexiconFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The synonym that CONTRIBUTING.md works out is understood once its file is there, and not before. */
class ContributedSynonymTest {

    private static final String NOTE = "A parrot beak at the left S2 foramen.";

    private static List<String> mechanisms(Documentation reader) {
        return reader.read(NOTE)
                .on(Axis.MECHANISM)
                .map(finding -> finding.value().code())
                .toList();
    }

    @Test
    void theExampleTeachesTheReader(@TempDir Path own) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("foramen.basedir", ""), "CONTRIBUTING.md"));
        int start = page.indexOf("```json", page.indexOf("### A synonym, worked out")) + "```json".length();
        Path file = Files.createDirectories(own.resolve("lexicon")).resolve("clinic.json");
        Files.writeString(file, page.substring(start, page.indexOf("```", start)));
        Documentation taught = new Documentation(
                LexiconCompiler.compile(LexiconFiles.read(List.of(own)), PublishedKnowledge.TERMINOLOGY),
                PublishedKnowledge.TERMINOLOGY);
        assertThat(mechanisms(PublishedDocumentation.READER)).isEmpty();
        assertThat(mechanisms(taught)).containsExactly("osseous");
    }
}
