package org.foramen.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.foramen.conformance.GeneratedTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/knowledge.md: every statement of the briefs has a home and something that shows it, and all of these are there. */
class KnowledgePageTest {

    private static final Path HOME = PublishedResources.basedir();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([AB]\\d+) \\|.*\\| (ok|wrong|partly)\\b[^|]*\\|$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    static List<Statement> statements() throws IOException {
        return Statement.all();
    }

    @Test
    void everyStatementIsThere() throws IOException {
        Stream<String> ids = Stream.concat(
                IntStream.rangeClosed(1, 15).mapToObj(number -> "A" + number),
                IntStream.rangeClosed(1, 10).mapToObj(number -> "B" + number));
        assertThat(statements()).extracting(Statement::id).containsExactlyElementsOf(ids.toList());
    }

    @Test
    void theVerdictsAreThoseOfTheStudyOfTheBriefs() throws IOException {
        Path study = HOME.resolve("../shared/knowledge/m99.md");
        Assumptions.assumeTrue(Files.exists(study), "no study of the briefs at " + study);
        Map<String, String> found = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(study));
        while (row.find()) {
            found.put(row.group(1), row.group(2));
        }
        Map<String, String> ours = new TreeMap<>();
        statements().forEach(each -> ours.put(each.id(), each.verdict()));
        assertThat(ours).isEqualTo(found);
    }

    @ParameterizedTest
    @MethodSource("statements")
    void hasHomesThatExist(Statement statement) throws IOException {
        assertThat(statement.homes()).isNotEmpty().doesNotHaveDuplicates();
        for (String home : statement.homes()) {
            String[] parts = home.split("#", 2);
            assertThat(HOME.resolve(parts[0])).exists();
            if (parts.length > 1) {
                assertThat(anchors(HOME.resolve(parts[0]))).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isShownByTestsThatExist(Statement statement) throws IOException {
        assertThat(statement.shown()).isNotEmpty().doesNotHaveDuplicates();
        for (String test : statement.tests()) {
            String[] parts = test.split("#", 2);
            Path file = HOME.resolve("src/test/java/" + parts[0].replace('.', '/') + ".java");
            assertThat(file).exists();
            assertThat(Files.readString(file)).contains(parts.length > 1 ? "void " + parts[1] + "(" : "Test\n");
        }
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isShownByGoldenCasesThatSpeakOrKeepSilent(Statement statement) throws IOException {
        for (String stem : statement.goldenCases()) {
            assertThat(HOME.resolve(stem + ".request.json")).exists();
            boolean silent = stem.startsWith("silent-", stem.lastIndexOf('/') + 1);
            assertThat(speaks(rule(stem), stem)).as(stem).isEqualTo(!silent);
        }
        assertThat(statement.goldenCases().stream().map(KnowledgePageTest::rule))
                .as("each rule that is a home is shown at work")
                .containsAll(statement.rules());
    }

    @ParameterizedTest
    @MethodSource("statements")
    void namesTheOfficialSourceOfWhatIsNotConfirmed(Statement statement) {
        boolean confirmed = statement.verdict().equals("ok");
        assertThat(statement.why() == null).isEqualTo(confirmed);
        assertThat(statement.source() == null).isEqualTo(confirmed);
    }

    @Test
    void thePageSaysSo() throws IOException {
        for (String brief : List.of("A", "B")) {
            List<String> rows = new ArrayList<>(StatementRow.HEAD);
            statements().stream()
                    .filter(each -> each.id().startsWith(brief))
                    .map(StatementRow::of)
                    .forEach(rows::add);
            new GeneratedTable("knowledge.md", "statements " + brief).assertIs(rows);
        }
    }

    /** The rule of a golden case, which names its folder. */
    private static String rule(String stem) {
        return stem.substring("golden/".length(), stem.lastIndexOf('/'));
    }

    private static boolean speaks(String rule, String stem) throws IOException {
        JsonNode answer = new ObjectMapper()
                .readTree(HOME.resolve(stem + ".response.json").toFile());
        for (JsonNode card : answer.path("cards")) {
            if (card.at("/source/topic/code").asText().equals(rule)) {
                return true;
            }
        }
        return false;
    }

    /** The anchors that GitHub gives to the headings of a page. */
    private static List<String> anchors(Path page) throws IOException {
        return HEADING.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
