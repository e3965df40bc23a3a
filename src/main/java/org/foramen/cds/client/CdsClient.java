package org.foramen.cds.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.foramen.outgoing.AllowedOrigin;
import org.jspecify.annotations.Nullable;

/**
 * A client and what was agreed with it.
 *
 * @param id by which feedback and settings know it; {@link #OPEN} for whoever calls a server that asks for no token
 * @param trust by what it is known, null where no token is asked for
 * @param version the edition of CDS Hooks that it speaks
 * @param systemActions whether it takes {@code systemActions}, in the answer and as an extension of it
 * @param editsFinalProblems whether a suggestion may update a problem that is already final
 * @param fhirServers the servers that may be asked for what its prefetch lacks
 * @param origins of its pages that may call from a browser
 * @param maxCards the most cards in one answer
 * @param maxIndicator the most urgent indicator it is shown
 * @param coolDown how long a card that was overridden is not shown again for the same patient and rule; zero: it always is
 * @param rules the rules whose findings are not simply shown, by the PlanDefinition's id
 * @param seesAllFigures whether it is told in summaries what other clients were shown
 * @param documentationForm the SMART app that documents a lesion, null where there is none
 */
public record CdsClient(
        String id,
        @Nullable ClientTrust trust,
        CdsHooksVersion version,
        boolean systemActions,
        boolean editsFinalProblems,
        List<AllowedOrigin> fhirServers,
        List<URI> origins,
        int maxCards,
        MaxIndicator maxIndicator,
        Duration coolDown,
        Map<String, RuleMode> rules,
        boolean seesAllFigures,
        @Nullable DocumentationForm documentationForm) {

    /** The client of a server that asks for no token. */
    public static final String OPEN = "open";

    public CdsClient {
        if (id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("a client's id has 1 to 64 characters");
        }
        if (maxCards < 1) {
            throw new IllegalArgumentException("maxCards must be at least 1");
        }
        if (coolDown.isNegative()) {
            throw new IllegalArgumentException("coolDown must not be negative");
        }
        fhirServers = List.copyOf(fhirServers);
        origins = List.copyOf(origins);
        origins.forEach(origin -> new AllowedOrigin(origin, false));
        rules = Map.copyOf(rules);
    }

    /** The same client with these settings of rules. */
    public CdsClient with(Map<String, RuleMode> otherRules) {
        return new CdsClient(
                id,
                trust,
                version,
                systemActions,
                editsFinalProblems,
                fhirServers,
                origins,
                maxCards,
                maxIndicator,
                coolDown,
                otherRules,
                seesAllFigures,
                documentationForm);
    }

    /** What becomes of a rule's findings for this client. */
    public RuleMode mode(String rule) {
        return rules.getOrDefault(rule, RuleMode.ON);
    }

    /** The rules that are not asked for this client. */
    public Set<String> rulesOff() {
        return rules.keySet().stream()
                .filter(rule -> mode(rule) == RuleMode.OFF)
                .collect(Collectors.toUnmodifiableSet());
    }
}
