package org.foramen.cds.attention;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.cds.attention.Unshown.Why;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.MaxIndicator;
import org.foramen.cds.client.RuleMode;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.RuleIdentity;
import org.foramen.cds.rules.finding.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses what is shown of the findings of a call, as was agreed with the client. Safe for use by many threads. */
public final class Attention {

    private static final Logger LOG = LoggerFactory.getLogger(Attention.class);

    private final Overrides overrides;
    private final SaltedKeys keys;
    private final Clock clock;

    public Attention(Overrides overrides, SaltedKeys keys, Clock clock) {
        this.overrides = overrides;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The choice: findings go that yield to another about the same lesion, then those of rules in shadow, then those that were
     * overridden; of the others those of one kind are
     * folded, and the first {@link CdsClient#maxCards()} shown.
     *
     * @param findings most severe first; of findings that are equally severe the earlier goes before
     */
    public Attended attend(List<Finding> findings, CdsClient client, String patientId) {
        List<RuleIdentity> shadowed = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<Finding> told = findings.stream()
                .filter(finding -> client.mode(finding.rule().id()) != RuleMode.SHADOW)
                .toList();
        for (Finding finding : findings) {
            if (told.stream().anyMatch(finding::yieldsTo)) {
                continue;
            }
            if (client.mode(finding.rule().id()) == RuleMode.SHADOW) {
                shadowed.add(finding.rule());
            } else {
                parts.add(Part.of(finding, client, patientId, keys));
            }
        }
        Set<String> quiet = quiet(parts, client);
        List<RuleIdentity> overridden = rules(parts.stream().filter(part -> quiet.contains(part.key())));
        parts.removeIf(part -> quiet.contains(part.key()));
        Collection<List<Part>> folded = fold(parts);
        List<Showing> shown = folded.stream()
                .limit(client.maxCards())
                .map(each -> new Showing(each, each.get(0).finding().severity()).atMost(most(client.maxIndicator())))
                .toList();
        List<RuleIdentity> beyond =
                rules(folded.stream().skip(client.maxCards()).flatMap(List::stream));
        List<Unshown> unshown = new ArrayList<>();
        count(beyond, Why.MAX_CARDS, unshown);
        count(overridden, Why.OVERRIDDEN, unshown);
        count(shadowed, Why.SHADOW, unshown);
        return new Attended(shown, unshown);
    }

    /** What is still quiet. An override that cannot be looked up hides nothing: showing again is the lesser harm. */
    private Set<String> quiet(List<Part> parts, CdsClient client) {
        if (parts.isEmpty() || client.coolDown().isZero()) {
            return Set.of();
        }
        try {
            return overrides.among(
                    parts.stream().map(Part::key).collect(Collectors.toSet()),
                    clock.instant().minus(client.coolDown()));
        } catch (RuntimeException e) {
            LOG.error("What was overridden cannot be looked up, so it is shown again", e);
            return Set.of();
        }
    }

    /** Parts of one group stand where the first of them, the most severe, does. */
    private static Collection<List<Part>> fold(List<Part> parts) {
        Map<String, List<Part>> groups = new LinkedHashMap<>();
        for (Part part : parts) {
            Fold fold = part.finding().fold();
            String group = fold == null ? "alone " + groups.size() : "group " + fold.group();
            groups.computeIfAbsent(group, each -> new ArrayList<>()).add(part);
        }
        return groups.values();
    }

    private static List<RuleIdentity> rules(Stream<Part> parts) {
        return parts.map(part -> part.finding().rule()).toList();
    }

    private static void count(List<RuleIdentity> rules, Why why, List<Unshown> unshown) {
        Map<RuleIdentity, Integer> counts = new LinkedHashMap<>();
        rules.forEach(rule -> counts.merge(rule, 1, Integer::sum));
        counts.forEach((rule, count) -> unshown.add(new Unshown(rule, why, count)));
    }

    private static Severity most(MaxIndicator indicator) {
        return switch (indicator) {
            case INFO -> Severity.INFO;
            case WARNING -> Severity.WARNING;
            case CRITICAL -> Severity.CRITICAL;
        };
    }
}
