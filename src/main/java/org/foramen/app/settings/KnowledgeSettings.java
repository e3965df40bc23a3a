package org.foramen.app.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * What is served beside the resources inside the jar, and how much of it at once.
 *
 * @param resourceFolders folders of further FHIR resources (JSON), read after the published ones, in this order
 * @param maxExpansion members in one answer of {@code $expand}
 * @param maxWork steps that answering one call may take, of which one is a look at a concept
 * @param maxClosureTables tables that {@code $closure} keeps; one more drops the one unused for longest
 * @param maxClosureEntries concepts and relations of one of them together
 */
public record KnowledgeSettings(
        List<Path> resourceFolders, int maxExpansion, int maxWork, int maxClosureTables, int maxClosureEntries) {

    public KnowledgeSettings {
        resourceFolders = List.copyOf(resourceFolders);
    }

    static KnowledgeSettings from(SettingValues values) {
        return new KnowledgeSettings(
                values.paths("resources"),
                values.whole("max-expansion", 10_000, 1, Integer.MAX_VALUE),
                values.whole("max-work", 10_000_000, 100_000, Integer.MAX_VALUE),
                values.whole("max-closure-tables", 50, 1, Integer.MAX_VALUE),
                values.whole("max-closure-entries", 20_000, 1, Integer.MAX_VALUE));
    }
}
