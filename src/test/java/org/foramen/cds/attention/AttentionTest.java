package org.foramen.cds.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.foramen.cds.PublishedKnowledge;
import org.foramen.cds.attention.Unshown.Why;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.rules.finding.Finding;
import org.foramen.cds.rules.finding.Fold;
import org.foramen.cds.rules.finding.Severity;
import org.junit.jupiter.api.Test;

/** Attention is scarce: what is shown, what is not, and that it is told. */
class AttentionTest {

    private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
    private static final Fold GAPS = new Fold("documentation", "{{%count}} gaps in the documentation");

    private final Set<String> overridden = new HashSet<>();
    private final List<Instant> asked = new ArrayList<>();

    private Attended attend(CdsClient client, Finding... findings) {
        return attendPatient("p-1", client, findings);
    }

    private Attended attendPatient(String patient, CdsClient client, Finding... findings) {
        Overrides overrides = (keys, since) -> {
            asked.add(since);
            Set<String> found = new HashSet<>(keys);
            found.retainAll(overridden);
            return found;
        };
        SaltedKeys keys = new SaltedKeys(() -> new byte[SaltedKeys.SALT_BYTES]);
        return new Attention(overrides, keys, Clock.fixed(NOW, ZoneOffset.UTC))
                .attend(List.of(findings), client, patient);
    }

    private static List<String> summaries(Attended attended) {
        return attended.shown().stream().map(Showing::summary).toList();
    }

    private static Finding finding(String code) {
        return FindingDraft.of("rule", Severity.WARNING, code, "Condition/c-1");
    }

    /** Everything that was just shown is overridden. */
    private void override(Attended attended) {
        attended.shown().forEach(showing -> showing.parts().forEach(part -> overridden.add(part.key())));
    }

    @Test
    void ofOneLesionOnlyTheRuleThatGoesBeforeSpeaks() {
        Finding definitive = FindingDraft.of("definitive", Severity.WARNING, "M99.74", "Condition/c-1");
        Finding finer = FindingDraft.yielding("finer", Set.of("definitive"), "M99.74", "Condition/c-1");
        Finding finest = FindingDraft.yielding("finest", Set.of("finer"), "M99.74", "Condition/c-1");
        Finding otherCode = FindingDraft.yielding("finer", Set.of("definitive"), "M99.64", "Condition/c-1");
        Finding otherEntry = FindingDraft.yielding("finer", Set.of("definitive"), "M99.74", "Condition/c-2");
        Attended attended = attend(PublishedKnowledge.OPEN, finest, finer, definitive, otherCode, otherEntry);
        assertThat(attended.shown().stream()
                        .flatMap(showing -> showing.parts().stream())
                        .map(Part::finding))
                .containsExactly(definitive, otherCode, otherEntry);
        assertThat(attended.unshown()).isEmpty();
    }

    @Test
    void aRuleInShadowTakesNothingFromTheOthersAndAnOverriddenOneStillDoes() {
        Finding definitive = FindingDraft.of("definitive", Severity.WARNING, "M99.74", "Condition/c-1");
        Finding finer = FindingDraft.yielding("finer", Set.of("definitive"), "M99.74", "Condition/c-1");
        CdsClient shadowing = PublishedKnowledge.client("{'rules':{'definitive':'shadow'}}");
        assertThat(attend(shadowing, definitive, finer).shown()).hasSize(1);
        override(attend(PublishedKnowledge.OPEN, definitive));
        assertThat(attend(PublishedKnowledge.OPEN, definitive, finer).shown()).isEmpty();
    }

    @Test
    void showsThreeAndTellsHowManyOfWhichRuleItLeftOut() {
        Attended attended = attend(
                PublishedKnowledge.OPEN,
                FindingDraft.of("a", Severity.CRITICAL, "M99.01", "Condition/1"),
                FindingDraft.of("b", Severity.WARNING, "M99.02", "Condition/2"),
                FindingDraft.of("c", Severity.WARNING, "M99.03", "Condition/3"),
                FindingDraft.of("b", Severity.WARNING, "M99.04", "Condition/4"),
                FindingDraft.of("b", Severity.INFO, "M99.05", "Condition/5"));
        assertThat(summaries(attended)).containsExactly("M99.01 is noted", "M99.02 is noted", "M99.03 is noted");
        assertThat(attended.unshown()).singleElement().satisfies(unshown -> {
            assertThat(unshown.rule().id()).isEqualTo("b");
            assertThat(unshown.why()).isEqualTo(Why.MAX_CARDS);
            assertThat(unshown.count()).isEqualTo(2);
        });
    }

    @Test
    void showsNothingMoreUrgentThanTheClientWants() {
        Attended attended = attend(
                PublishedKnowledge.client("{'maxIndicator':'warning'}"),
                FindingDraft.of("a", Severity.CRITICAL, "M99.01", "Condition/1"),
                FindingDraft.of("a", Severity.INFO, "M99.02", "Condition/2"));
        assertThat(attended.shown()).extracting(Showing::severity).containsExactly(Severity.WARNING, Severity.INFO);
    }

    @Test
    void countsAShadowRuleAndGivesItsPlaceToAnother() {
        Attended attended = attend(
                PublishedKnowledge.client("{'maxCards':1,'rules':{'a':'shadow'}}"),
                FindingDraft.of("a", Severity.CRITICAL, "M99.01", "Condition/1"),
                FindingDraft.of("b", Severity.INFO, "M99.02", "Condition/2"));
        assertThat(summaries(attended)).containsExactly("M99.02 is noted");
        assertThat(attended.unshown()).extracting(Unshown::why).containsExactly(Why.SHADOW);
    }

    @Test
    void foldsWhatIsOfOneKindIntoOne() {
        Attended attended = attend(
                PublishedKnowledge.OPEN,
                FindingDraft.of("a", Severity.WARNING, "M99.01", "Condition/1"),
                FindingDraft.of("gap", Severity.WARNING, "M99.02", "Condition/2", GAPS),
                FindingDraft.of("a", Severity.INFO, "M99.03", "Condition/3"),
                FindingDraft.of("other-gap", Severity.INFO, "M99.04", "Condition/4", GAPS));
        assertThat(summaries(attended))
                .containsExactly("M99.01 is noted", "2 gaps in the documentation", "M99.03 is noted");
        assertThat(attended.shown().get(1).severity()).isEqualTo(Severity.WARNING);
        assertThat(summaries(attend(
                        PublishedKnowledge.OPEN, FindingDraft.of("gap", Severity.INFO, "M99.02", "Condition/2", GAPS))))
                .containsExactly("M99.02 is noted");
    }

    @Test
    void doesNotShowAgainWhatWasOverriddenUntilTheCoolDownEnds() {
        override(attend(PublishedKnowledge.OPEN, finding("M99.01")));
        Attended again = attend(PublishedKnowledge.OPEN, finding("M99.01"), finding("M99.02"));
        assertThat(summaries(again)).containsExactly("M99.02 is noted");
        assertThat(again.unshown()).extracting(Unshown::why).containsExactly(Why.OVERRIDDEN);
        assertThat(asked).last().isEqualTo(NOW.minus(Duration.ofDays(30)));
    }

    @Test
    void showsAgainWhenTheFactsChange() {
        override(attend(PublishedKnowledge.OPEN, finding("M99.01")));
        Finding moreSevere = FindingDraft.of("rule", Severity.CRITICAL, "M99.01", "Condition/c-1");
        Finding otherElement = FindingDraft.of("rule", Severity.WARNING, "M99.01", "ServiceRequest/c-1");
        Finding otherRule = FindingDraft.of("rule-2", Severity.WARNING, "M99.01", "Condition/c-1");
        for (Finding changed : List.of(finding("M99.02"), moreSevere, otherElement, otherRule)) {
            assertThat(attend(PublishedKnowledge.OPEN, changed).shown()).hasSize(1);
        }
        assertThat(attendPatient("p-2", PublishedKnowledge.OPEN, finding("M99.01"))
                        .shown())
                .hasSize(1);
    }

    @Test
    void staysQuietWhenOnlyTheIdOfTheResourceIsNew() {
        override(attend(PublishedKnowledge.OPEN, finding("M99.01")));
        Finding asDraft = FindingDraft.of("rule", Severity.WARNING, "M99.01", "Condition/draft-77");
        assertThat(attend(PublishedKnowledge.OPEN, asDraft).shown()).isEmpty();
    }

    @Test
    void showsOnlyTheNewOneOfThoseThatAreFolded() {
        Finding first = FindingDraft.of("gap", Severity.INFO, "M99.01", "Condition/1", GAPS);
        Finding second = FindingDraft.of("gap", Severity.INFO, "M99.02", "Condition/2", GAPS);
        override(attend(PublishedKnowledge.OPEN, first, second));
        Finding third = FindingDraft.of("gap", Severity.INFO, "M99.03", "Condition/3", GAPS);
        assertThat(summaries(attend(PublishedKnowledge.OPEN, first, second, third)))
                .containsExactly("M99.03 is noted");
    }

    @Test
    void neverAsksForAClientWithoutACoolDown() {
        override(attend(PublishedKnowledge.client("{'coolDown':'PT0S'}"), finding("M99.01")));
        assertThat(attend(PublishedKnowledge.client("{'coolDown':'PT0S'}"), finding("M99.01"))
                        .shown())
                .hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void showsEverythingWhereOverridesCannotBeLookedUp() {
        Overrides broken = (keys, since) -> {
            throw new IllegalStateException("broken");
        };
        Attention attention =
                new Attention(broken, new SaltedKeys(() -> new byte[SaltedKeys.SALT_BYTES]), Clock.systemUTC());
        assertThat(attention
                        .attend(List.of(finding("M99.01")), PublishedKnowledge.OPEN, "p-1")
                        .shown())
                .hasSize(1);
    }
}
