package org.foramen.cds.rules.finding;

import java.util.List;
import java.util.Objects;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found about one item of a call.
 *
 * @param rule who says so
 * @param key names the item and its place in the rule: the same facts give the same key, and no two findings of a call share
 *     rule and key
 * @param summary plain text, under 140 characters
 * @param evidence what it rests on
 * @param lesions what it is about: codes with the elements that hold them; none for a finding that no other can be about
 * @param telling works out the detail and the proposals
 * @param overrideReasons why a user may decide otherwise
 * @param fold with which others it is told, null when it stands for itself
 */
public record Finding(
        RuleIdentity rule,
        String key,
        Severity severity,
        String summary,
        List<Evidence> evidence,
        List<Evidence> lesions,
        Telling telling,
        List<Coding> overrideReasons,
        @Nullable Fold fold) {

    public Finding {
        evidence = List.copyOf(evidence);
        lesions = List.copyOf(lesions);
        overrideReasons = List.copyOf(overrideReasons);
    }

    /** The detail and the proposals; fails where an expression of the rule does. */
    public Told told() {
        return telling.told();
    }

    /**
     * Whether the other speaks instead of this one: its rule goes before, and both are about one lesion. Of two codes in one
     * element it is the code that counts, not the version or the display.
     */
    public boolean yieldsTo(Finding other) {
        return rule.yieldsTo().contains(other.rule.canonical().url())
                && lesions.stream().anyMatch(mine -> other.lesions.stream().anyMatch(theirs -> isSame(mine, theirs)));
    }

    private static boolean isSame(Evidence one, Evidence other) {
        return one instanceof Evidence.Trigger mine
                && other instanceof Evidence.Trigger theirs
                && mine.resource().equals(theirs.resource())
                && Objects.equals(mine.coding().system(), theirs.coding().system())
                && mine.coding().code().equals(theirs.coding().code());
    }

    /** The same under a key of its own. */
    public Finding numbered(int number) {
        return new Finding(
                rule, key + " " + number, severity, summary, evidence, lesions, telling, overrideReasons, fold);
    }
}
