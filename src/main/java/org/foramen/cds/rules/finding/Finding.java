package org.foramen.cds.rules.finding;

import java.util.List;
import org.foramen.terminology.code.Coding;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found about one item of a call.
 *
 * @param rule who says so
 * @param key names the item and its place in the rule: the same facts give the same key, and no two findings of a call share
 *     rule and key
 * @param summary plain text, under 140 characters
 * @param detail GitHub-flavoured Markdown; whatever a client wrote is escaped in it
 * @param evidence what it rests on
 * @param proposals best first
 * @param overrideReasons why a user may decide otherwise
 * @param fold with which others it is told, null when it stands for itself
 */
public record Finding(
        RuleIdentity rule,
        String key,
        Severity severity,
        String summary,
        String detail,
        List<Evidence> evidence,
        List<Proposal> proposals,
        List<Coding> overrideReasons,
        @Nullable Fold fold) {

    public Finding {
        evidence = List.copyOf(evidence);
        proposals = List.copyOf(proposals);
        overrideReasons = List.copyOf(overrideReasons);
        if (proposals.stream().filter(Proposal::recommended).count() > 1) {
            throw new IllegalArgumentException("At most one proposal may be recommended");
        }
    }

    /** The same under a key of its own. */
    public Finding numbered(int number) {
        return new Finding(
                rule, key + " " + number, severity, summary, detail, evidence, proposals, overrideReasons, fold);
    }
}
