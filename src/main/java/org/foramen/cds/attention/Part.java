package org.foramen.cds.attention;

import java.util.stream.Collectors;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.rules.finding.Evidence;
import org.foramen.cds.rules.finding.Finding;

/**
 * A finding, and the key under which its override is remembered.
 *
 * @param key the same for the same client, rule, patient and facts; it tells none of them
 */
public record Part(Finding finding, String key) {

    static Part of(Finding finding, CdsClient client, String patientId, SaltedKeys keys) {
        return new Part(finding, keys.of("override", client.id(), finding.rule().id(), patientId, facts(finding)));
    }

    /**
     * What the finding rests on: how severe it is, what it says, and the codes with the elements that hold them. Not the
     * resources' ids, since drafts and encounters bring the same facts under new ones; nor versions, so that a new edition
     * that changes nothing stays quiet.
     */
    private static String facts(Finding finding) {
        String triggers = finding.evidence().stream()
                .filter(Evidence.Trigger.class::isInstance)
                .map(each -> facts((Evidence.Trigger) each))
                .distinct()
                .sorted()
                .collect(Collectors.joining("\n"));
        return finding.severity() + "\n" + finding.summary() + "\n" + triggers;
    }

    private static String facts(Evidence.Trigger trigger) {
        int slash = trigger.resource().indexOf('/');
        String type = slash < 0 ? trigger.resource() : trigger.resource().substring(0, slash);
        return type + "." + trigger.element() + " " + trigger.coding().system() + "#"
                + trigger.coding().code();
    }
}
