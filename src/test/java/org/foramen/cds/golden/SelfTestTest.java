package org.foramen.cds.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.SettableClock;
import org.foramen.cds.golden.SelfTest.Tested;
import org.foramen.cds.golden.SelfTestReport.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The golden cases, run as the server runs them. */
class SelfTestTest {

    private static final Path GOLDEN = Path.of(System.getProperty("foramen.basedir", ""), "golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock();

    private SelfTest selfTest(Path cases, Set<String> otherRules) {
        GoldenCases read = new GoldenCases().add(cases, otherRules);
        assertThat(read.wrong()).isEmpty();
        Tested tested = new Tested(
                PublishedKnowledge.HOOKS, PublishedKnowledge.OPEN, "1.2.3", List.of("rule|1"), List.of("system|2"));
        return new SelfTest(tested, read.cases(), clock);
    }

    @Test
    void everyPublishedCasePasses() {
        SelfTestReport report = selfTest(GOLDEN, Set.of()).report();
        assertThat(report.lines()).isEmpty();
        assertThat(report.status()).isEqualTo("passed");
        assertThat(report.passed()).isGreaterThan(60);
        assertThat(report.cases()).extracting(Result::service).contains("m99-order-sign", "m99-patient-view");
    }

    @Test
    void tellsTheFirstDifference() throws IOException {
        copy("order-sign-header");
        Path response = folder.resolve("code-not-billable/order-sign-header.response.json");
        Files.writeString(response, Files.readString(response).replace("\"warning\"", "\"critical\""));
        SelfTestReport report = selfTest(folder, Set.of()).report();
        assertThat(report.status()).isEqualTo("failed");
        assertThat(report.cases()).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo("failed");
            assertThat(result.difference())
                    .isEqualTo(new Difference("/cards/0/indicator", "\"critical\"", "\"warning\""));
        });
        assertThat(report.lines())
                .containsExactly("golden/code-not-billable/order-sign-header: at /cards/0/indicator the answer is"
                        + " \"warning\", not \"critical\"");
    }

    @Test
    void tellsWhatHasNoAnswer() throws IOException {
        copy("order-sign-header");
        Files.writeString(folder.resolve("code-not-billable/order-sign-header.request.json"), "{}");
        SelfTestReport report = selfTest(folder, Set.of()).report();
        assertThat(report.lines()).singleElement().asString().contains("order-sign-header", "refused");
    }

    @Test
    void doesNotAskRulesThatCameLater() throws IOException {
        copy("order-sign-header");
        SelfTestReport report = selfTest(folder, Set.of("code-not-billable")).report();
        assertThat(report.cases().get(0).difference())
                .isNotNull()
                .satisfies(difference -> assertThat(difference.pointer()).startsWith("/cards"));
    }

    @Test
    void anEmptyTestIsNotPassed() {
        assertThat(selfTest(folder, Set.of()).report().status()).isEqualTo("failed");
    }

    @Test
    void aReportIsGoodForTenSeconds() throws IOException {
        copy("order-sign-header");
        SelfTest test = selfTest(folder, Set.of());
        SelfTestReport first = test.report();
        clock.advance(Duration.ofSeconds(9));
        assertThat(test.report()).isSameAs(first);
        clock.advance(Duration.ofSeconds(1));
        assertThat(test.report()).isNotSameAs(first);
    }

    @Test
    void tellsWhichFilesCannotBeUsed() throws IOException {
        Files.createDirectories(folder.resolve("rule"));
        Files.writeString(folder.resolve("rule/one.request.json"), "{}");
        Files.writeString(folder.resolve("rule/two.request.json"), "{}");
        Files.writeString(folder.resolve("rule/two.response.json"), "{");
        Files.writeString(folder.resolve("rule/three.json"), "{}");
        Files.writeString(folder.resolve("four.response.json"), "{}");
        assertThat(new GoldenCases().add(folder, Set.of()).wrong())
                .hasSize(4)
                .anyMatch(line -> line.contains("rule/one.request.json has no .response.json"))
                .anyMatch(line -> line.contains("rule/two.response.json is not JSON"))
                .anyMatch(line -> line.contains("rule/three.json is not named"))
                .anyMatch(line -> line.contains("four.response.json is not named"));
    }

    @Test
    void theReportIsJson() throws IOException {
        copy("order-sign-header");
        String report = JSON.writeValueAsString(selfTest(folder, Set.of()).report());
        assertThat(JSON.readTree(report).path("status").asText()).isEqualTo("passed");
        assertThat(JSON.readTree(report).at("/cases/0/name").asText()).isEqualTo("order-sign-header");
        assertThat(JSON.readTree(report).at("/rules/0").asText()).isEqualTo("rule|1");
        assertThat(JSON.readTree(report).has("lines")).isFalse();
        assertThat(JSON.readTree(report).at("/cases/0").has("difference")).isFalse();
    }

    private void copy(String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve("code-not-billable"));
        for (String ending : List.of(".request.json", ".response.json")) {
            Files.copy(GOLDEN.resolve("code-not-billable/" + name + ending), target.resolve(name + ending));
        }
    }
}
