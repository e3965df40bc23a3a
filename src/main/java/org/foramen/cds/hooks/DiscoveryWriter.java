package org.foramen.cds.hooks;

import java.util.Arrays;
import java.util.List;
import org.foramen.cds.client.CdsClient;
import org.foramen.cds.client.CdsHooksVersion;
import org.foramen.cds.client.RuleMode;
import org.foramen.cds.hooks.model.CardEvidence.Versioned;
import org.foramen.cds.hooks.model.Discovery;
import org.foramen.cds.rules.RuleSet;

/** Tells the services to a client in its edition of CDS Hooks (https://cds-hooks.hl7.org/2.0/#discovery). */
final class DiscoveryWriter {

    private final RuleSet rules;
    private final String version;

    DiscoveryWriter(RuleSet rules, String version) {
        this.rules = rules;
        this.version = version;
    }

    Discovery discovery(CdsClient client) {
        return new Discovery(Arrays.stream(HookService.values())
                .map(service -> client.version() == CdsHooksVersion.V3_0
                        ? service.description().told(version, service.hook.version(), shown(service, client))
                        : service.description())
                .toList());
    }

    /** The rules of a service whose findings this client is shown. */
    private List<Versioned> shown(HookService service, CdsClient client) {
        return rules.rules(service.hook.hookName()).stream()
                .filter(rule -> client.mode(rule.id()) == RuleMode.ON)
                .map(rule ->
                        new Versioned(rule.canonical().url(), rule.canonical().version(), null))
                .toList();
    }
}
