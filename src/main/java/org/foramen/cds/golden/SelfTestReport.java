package org.foramen.cds.golden;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run of the golden cases.
 *
 * @param version of this server
 * @param at when the run began, ISO 8601
 * @param millis how long it took
 * @param rules the rules that decided, {@code url|version}
 * @param terminology the published code systems that answered, {@code url|version}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"status", "passed", "failed"})
public record SelfTestReport(
        String version, String at, long millis, List<String> rules, List<String> terminology, List<Result> cases) {

    public SelfTestReport {
        rules = List.copyOf(rules);
        terminology = List.copyOf(terminology);
        cases = List.copyOf(cases);
    }

    /**
     * What came of one case.
     *
     * @param status passed or failed
     * @param micros how long the call took, in microseconds
     * @param difference the first one; null where it passed, or was answered by an error
     * @param error why there was no answer; null where there was one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(
            String rule,
            String name,
            String service,
            String status,
            long micros,
            @Nullable Difference difference,
            @Nullable String error) {

        @JsonIgnore
        boolean isPassed() {
            return status.equals(PASSED);
        }
    }

    static final String PASSED = "passed";
    static final String FAILED = "failed";

    /** Passed when every case did, and there was one. */
    @JsonProperty
    public String status() {
        return failed() == 0 && !cases.isEmpty() ? PASSED : FAILED;
    }

    @JsonProperty
    public long passed() {
        return cases.stream().filter(Result::isPassed).count();
    }

    @JsonProperty
    public long failed() {
        return cases.size() - passed();
    }

    /** A line for each case that failed. */
    public List<String> lines() {
        return cases.stream()
                .filter(each -> !each.isPassed())
                .map(SelfTestReport::line)
                .toList();
    }

    private static String line(Result failed) {
        String name = "golden/" + failed.rule() + "/" + failed.name() + ": ";
        Difference difference = failed.difference();
        return difference == null
                ? name + failed.error()
                : name + "at " + difference.pointer() + " the answer is " + difference.actual() + ", not "
                        + difference.expected();
    }
}
