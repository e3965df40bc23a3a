package org.foramen.fhir.edge;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;

/**
 * Refuses by name what HAPI would pass over in silence: result parameters that are not supported, modifiers that no search
 * parameter has, and numbers that are none (https://hl7.org/fhir/R4/search.html#errors).
 */
@Interceptor
public final class QueryInterceptor {

    private static final Set<String> RESULT_PARAMETERS = Set.of(
            "_format",
            "_pretty",
            "_summary",
            "_elements",
            "_count",
            "_id",
            "_total",
            "_getpages",
            "_getpagesoffset",
            "_bundletype");
    private static final Set<String> NUMBERS = Set.of("_count", "_getpagesoffset");
    private static final Set<String> SUMMARIES = Set.of("true", "false", "text", "data", "count");
    private static final Set<String> BOOLEANS = Set.of("true", "false");
    private static final Set<String> TOTALS = Set.of("none", "estimate", "accurate");
    private static final Map<String, Set<String>> MODIFIERS = Map.of(
            "_id", Set.of("missing"),
            "code", Set.of("in", "not-in"),
            "status", Set.of("in", "not-in", "missing"),
            "name", Set.of("exact", "contains", "missing"),
            "title", Set.of("exact", "contains", "missing"),
            "url", Set.of("below", "above", "missing"),
            "version", Set.of("missing"));

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void check(RequestDetails request) {
        boolean search =
                request.getOperation() == null || !request.getOperation().startsWith("$");
        request.getParameters().forEach((name, values) -> {
            if (name.startsWith("_")) {
                checkResultParameter(name, values);
            }
            if (search) {
                checkModifier(name, values);
            }
        });
        MandatoryElements.complete(request);
    }

    private static void checkResultParameter(String name, String[] values) {
        if (!RESULT_PARAMETERS.contains(name.split("[:.]", 2)[0])) {
            throw new Refusal(Problem.unsupported("The parameter '" + name + "' is not supported; leave it out", name));
        }
        if (NUMBERS.contains(name) && !Arrays.stream(values).allMatch(QueryInterceptor::isWhole)) {
            throw new Refusal(Problem.invalid("The parameter '" + name + "' must be a whole number from 0 on", name));
        }
        if (name.equals("_total")) {
            checkTotal(values);
        }
        if (name.equals("_summary") && !SUMMARIES.containsAll(Arrays.asList(values))) {
            throw new Refusal(
                    Problem.invalid("The parameter '_summary' must be true, false, text, data or count", name));
        }
    }

    /** The total is told with every answer, so that any wish for it is met. */
    private static void checkTotal(String[] values) {
        if (!TOTALS.containsAll(Arrays.asList(values))) {
            throw new Refusal(Problem.invalid("The parameter '_total' must be none, estimate or accurate", "_total"));
        }
    }

    private static boolean isWhole(String text) {
        return !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void checkModifier(String name, String[] values) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return;
        }
        String parameter = name.substring(0, colon);
        String modifier = name.substring(colon + 1);
        if (!MODIFIERS.getOrDefault(parameter, Set.of()).contains(modifier)) {
            throw new Refusal(Problem.unsupported(
                    "The modifier :" + modifier + " of '" + parameter + "' is not supported", name));
        }
        if (modifier.equals("missing") && !BOOLEANS.containsAll(Arrays.asList(values))) {
            throw new Refusal(Problem.invalid("The modifier :missing asks for true or false", name));
        }
    }
}
