package org.foramen.cds.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.conformance.GeneratedTable;
import org.junit.jupiter.api.Test;

/** Every requirement of CDS Hooks that concerns a service is held by a test that names it, or says why none can. */
class RequirementTableTest {

    private final List<Requirement> requirements = Requirement.all();
    private final Map<String, List<Path>> tests = RowTests.byTag();

    RequirementTableTest() throws IOException {}

    @Test
    void everyRequirementIsHeldOrExplained() {
        assertThat(requirements).hasSizeGreaterThan(140);
        assertThat(requirements.stream()
                        .filter(each -> !tests.containsKey(each.tag())
                                && each.explanation().isEmpty())
                        .map(Requirement::tag))
                .as("rows that no test names and nothing explains")
                .isEmpty();
    }

    @Test
    void testsNameRequirementsThatThereAre() {
        Set<String> tags = requirements.stream().map(Requirement::tag).collect(Collectors.toSet());
        assertThat(tests.keySet()).isSubsetOf(tags);
    }

    @Test
    void theTableIsWhatTheTestsSay() throws IOException {
        List<String> rows =
                new ArrayList<>(List.of("| Row | Conformance | Requirement | Held by |", "|---|---|---|---|"));
        for (Requirement each : requirements) {
            rows.add("| " + each.link() + " | " + each.conformance() + " | " + each.text() + " | " + held(each) + " |");
        }
        new GeneratedTable("cds-hooks.md", "requirements").assertIs(rows);
    }

    private String held(Requirement requirement) {
        List<Path> files = tests.getOrDefault(requirement.tag(), List.of());
        return files.isEmpty()
                ? requirement.explanation()
                : files.stream()
                        .map(file -> "[" + file.getFileName().toString().replace(".java", "") + "](../src/test/java/"
                                + file.toString().replace('\\', '/') + ")")
                        .collect(Collectors.joining(", "));
    }
}
