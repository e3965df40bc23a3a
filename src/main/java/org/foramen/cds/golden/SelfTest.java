package org.foramen.cds.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.RuleMode;
import org.foramen.cds.golden.SelfTestReport.Result;
import org.foramen.cds.hooks.CdsHooks;
import org.foramen.cds.hooks.card.Pages;
import org.foramen.terminology.code.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Runs the golden cases inside the server: same rules, same terminology, same response path; for the client with the
 * defaults, of whom nothing was ever overridden and for whom nothing is noted. One run at a time; a report is good for some
 * seconds, so that asking often costs nothing.
 */
public final class SelfTest {

    /** Where the links of the golden answers lead. */
    static final Pages PAGES = new Pages("https://foramen.example.org/fhir");

    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private final ObjectMapper json = JsonMapper.builder().build();
    private final Tested tested;
    private final List<GoldenCase> cases;
    private final Clock clock;
    private @Nullable SelfTestReport last;
    private Instant lastAt = Instant.MIN;

    /**
     * What is tested.
     *
     * @param hooks services that note nothing and have never been overridden
     * @param client the client with the defaults
     * @param version of the server
     * @param rules the rules that decide, {@code url|version}
     * @param terminology the published code systems, {@code url|version}
     */
    public record Tested(
            CdsHooks hooks, CdsClient client, String version, List<String> rules, List<String> terminology) {

        public Tested {
            rules = List.copyOf(rules);
            terminology = List.copyOf(terminology);
        }
    }

    public SelfTest(Tested tested, List<GoldenCase> cases, Clock clock) {
        this.tested = tested;
        this.cases = List.copyOf(cases);
        this.clock = clock;
    }

    /** The report of a run that is at most ten seconds old; runs the cases if there is none. */
    public synchronized SelfTestReport report() {
        Instant now = clock.instant();
        SelfTestReport report = last;
        if (report == null || Duration.between(lastAt, now).abs().compareTo(GOOD_FOR) >= 0) {
            report = run(now);
            last = report;
            lastAt = now;
        }
        return report;
    }

    private SelfTestReport run(Instant at) {
        long start = System.nanoTime();
        List<Result> results = new ArrayList<>();
        cases.forEach(each -> results.add(run(each)));
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        return new SelfTestReport(
                tested.version(), at.toString(), millis, tested.rules(), tested.terminology(), results);
    }

    private Result run(GoldenCase each) {
        long start = System.nanoTime();
        String service = "";
        Difference difference = null;
        String error = null;
        try {
            String hook = json.readTree(each.request()).path("hook").asText();
            service = CdsHooks.serviceOf(hook);
            byte[] answer =
                    tested.hooks().call(service, each.request().getBytes(StandardCharsets.UTF_8), client(each), PAGES);
            JsonNode actual = json.readTree(answer);
            difference = Difference.first(each.response(), actual);
        } catch (Refusal refusal) {
            error = "the request is refused: " + refusal.getMessage();
        } catch (IOException | RuntimeException e) {
            error = "the call fails: " + e.getClass().getSimpleName();
        }
        long micros = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1000;
        String status = difference == null && error == null ? SelfTestReport.PASSED : SelfTestReport.FAILED;
        return new Result(each.rule(), each.name(), service, status, micros, difference, error);
    }

    /** The client, for whom rules that were published elsewhere are off. */
    private CdsClient client(GoldenCase each) {
        Map<String, RuleMode> off =
                each.otherRules().stream().collect(Collectors.toMap(Function.identity(), rule -> RuleMode.OFF));
        return tested.client().with(off);
    }
}
