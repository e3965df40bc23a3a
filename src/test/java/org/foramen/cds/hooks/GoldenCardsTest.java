package org.foramen.cds.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and the answers to them, as files under {@code golden}, one folder a rule. */
class GoldenCardsTest {

    private static final Path GOLDEN = Path.of(System.getProperty("foramen.basedir", ""), "golden");
    private static final String REQUEST = ".request.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> requests() throws IOException {
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.toString().endsWith(REQUEST))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersExactlyAsExpected(Path request) throws IOException {
        assertThat(answer(request).toPrettyString()).isEqualTo(expected(request).toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void answersTheSameToAnotherCallOfTheSameFacts(Path request) throws IOException {
        String again = Files.readString(request)
                .replace("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "00000000-0000-4000-8000-000000000001");
        byte[] body = again.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(JSON.readTree(PublishedKnowledge.HOOKS.call(
                        service(request), body, PublishedKnowledge.OPEN, PublishedKnowledge.PAGES)))
                .isEqualTo(answer(request));
    }

    @Test
    void everyRuleFiresOnceAndKeepsSilentTwice() throws IOException {
        Map<String, Integer> fires = new HashMap<>();
        Map<String, Integer> silent = new HashMap<>();
        for (Path request : requests()) {
            String rule = GOLDEN.relativize(request).getName(0).toString();
            boolean fired = false;
            for (JsonNode card : expected(request).path("cards")) {
                fired |= card.at("/source/topic/code").asText().equals(rule);
            }
            (fired ? fires : silent).merge(rule, 1, Integer::sum);
        }
        for (RuleIdentity rule : PublishedKnowledge.RULES.rules()) {
            assertThat(fires.getOrDefault(rule.id(), 0)).as(rule.id()).isPositive();
            assertThat(silent.getOrDefault(rule.id(), 0)).as(rule.id()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void noTwoCardsOfTheSamePatientAndServiceShareAnId() throws IOException {
        Set<String> seen = new HashSet<>();
        for (Path request : requests()) {
            Set<String> own = new HashSet<>();
            for (JsonNode card : answer(request).path("cards")) {
                assertThat(own.add(card.path("uuid").asText())).isTrue();
            }
            seen.addAll(own);
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }

    private static JsonNode answer(Path request) throws IOException {
        return JSON.readTree(PublishedKnowledge.HOOKS.call(
                service(request), Files.readAllBytes(request), PublishedKnowledge.OPEN, PublishedKnowledge.PAGES));
    }

    private static JsonNode expected(Path request) throws IOException {
        return JSON.readTree(Files.readString(Path.of(request.toString().replace(REQUEST, ".response.json"))));
    }

    private static String service(Path request) throws IOException {
        return GoldenAnswers.service(
                JSON.readTree(Files.readString(request)).path("hook").asText());
    }
}
