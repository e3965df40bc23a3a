package org.foramen.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of the briefs says that the product's knowledge began with, in our words, and what became of it.
 *
 * @param id A with a number for the brief on M99.74, B for that on M99.65
 * @param verdict {@code ok}, {@code partly} or {@code wrong}, by the official files
 * @param why what the official files say instead; null where the statement holds
 * @param source which official file; null where the statement holds
 * @param homes where it lives, paths from the root of the source tree, a page perhaps with an anchor
 * @param shown what shows that it works: golden cases without the end of their names, and test classes, perhaps with a method
 */
record Statement(
        String id,
        String statement,
        String verdict,
        @Nullable String why,
        @Nullable Source source,
        List<String> homes,
        List<String> shown) {

    private static final Path FILE =
            PublishedResources.basedir().resolve("src/test/resources/knowledge/statements.json");

    /**
     * An official file.
     *
     * @param display its title
     * @param url where its publisher has it
     */
    record Source(String display, String url) {}

    Statement {
        homes = List.copyOf(homes);
        shown = List.copyOf(shown);
    }

    static List<Statement> all() throws IOException {
        return new ObjectMapper().readValue(FILE.toFile(), new TypeReference<>() {});
    }

    /** The ids of the rules among its homes. */
    List<String> rules() {
        return homes.stream()
                .filter(home -> home.startsWith("fhir-resources/PlanDefinition/"))
                .map(home -> home.substring(home.lastIndexOf('/') + 1).replace(".json", ""))
                .toList();
    }

    /** The golden cases among what shows it, as {@code golden/<rule>/<case>}. */
    List<String> goldenCases() {
        return shown.stream().filter(each -> each.startsWith("golden/")).toList();
    }

    /** The tests among what shows it, as class names, with {@code #method} or not. */
    List<String> tests() {
        return shown.stream().filter(each -> !each.startsWith("golden/")).toList();
    }
}
