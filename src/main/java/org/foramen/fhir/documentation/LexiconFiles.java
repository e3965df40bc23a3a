package org.foramen.fhir.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.foramen.documentation.compiler.LexiconSource;
import org.foramen.fhir.codec.PublishedResources;

/** Where the lexicon lies: beside the published resources inside the jar, and in the folder {@code lexicon} of others. */
public final class LexiconFiles {

    private LexiconFiles() {}

    /** The files that come with the program, and those of the operator's folders of resources. */
    public static List<LexiconSource> read(List<Path> folders) {
        List<LexiconSource> sources = new ArrayList<>();
        read(PublishedResources.bundled().resolveSibling(PublishedResources.LEXICON), sources);
        for (Path folder : folders) {
            Path lexicon = folder.resolve(PublishedResources.LEXICON);
            if (Files.isDirectory(lexicon)) {
                read(lexicon, sources);
            }
        }
        return sources;
    }

    private static void read(Path folder, List<LexiconSource> sources) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                sources.add(new LexiconSource(
                        PublishedResources.LEXICON + "/" + file.getFileName(), Files.readString(file)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read the lexicon in " + folder, unreadable);
        }
    }
}
