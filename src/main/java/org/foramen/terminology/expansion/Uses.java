package org.foramen.terminology.expansion;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.version.VersionRule;
import org.foramen.terminology.version.VersionRules;
import org.foramen.terminology.version.Versions;
import org.jspecify.annotations.Nullable;

/** What an expansion was made of: everything that its includes and excludes name, imported value sets and theirs included. */
public final class Uses {

    private final Set<CompiledCodeSystem> codeSystems = new LinkedHashSet<>();
    private final Set<CompiledValueSet> valueSets = new LinkedHashSet<>();
    private final Set<VersionRule> rules = new LinkedHashSet<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final Set<Canonical> supplements = new LinkedHashSet<>();
    /** What was seen already, since many ways may lead to one value set. */
    private final Set<CompiledValueSet> seen = new HashSet<>();

    private Uses() {}

    /** Refuses when the members cannot be told whole, or when a version is used that the rules do not allow. */
    static Uses of(CompiledValueSet valueSet, VersionRules rules) {
        Uses uses = new Uses();
        uses.see(valueSet, rules);
        return uses;
    }

    private void see(CompiledValueSet valueSet, VersionRules demanded) {
        if (!seen.add(valueSet)) {
            return;
        }
        for (CompiledSet set : valueSet.sets()) {
            Problem missing = set.missing();
            if (missing != null) {
                throw new Refusal(new Problem(missing.kind(), missing.message(), null, missing.detail()));
            }
            seeCodeSystem(set, demanded);
            for (int index = 0; index < set.valueSets().size(); index++) {
                CompiledValueSet imported = set.valueSets().get(index);
                Canonical named = set.source().valueSets().get(index);
                see(imported, demanded);
                note(demanded.deciding(named.url(), named.version()));
                if (!named.url().startsWith("#")) {
                    valueSets.add(imported);
                }
            }
        }
    }

    private void seeCodeSystem(CompiledSet set, VersionRules demanded) {
        String url = set.source().system();
        CompiledCodeSystem system = set.codeSystem();
        if (url == null || system == null) {
            return;
        }
        note(demanded.deciding(url, set.source().version()));
        for (String version : demanded.demanded(url)) {
            if (!Versions.matches(version, system.version())) {
                Message message = Message.entry("VALUESET_VERSION_CHECK", url, system.version(), version);
                throw new Refusal(new Problem(Problem.Kind.INVALID, message, null, "version-error"));
            }
        }
        codeSystems.add(system);
        supplements.addAll(system.requestedSupplements());
        if (set.isOpen()) {
            open.add(url);
        }
    }

    private void note(@Nullable VersionRule rule) {
        if (rule != null) {
            rules.add(rule);
        }
    }

    /** Notes that a wording of that supplement is told. */
    void note(Canonical supplement) {
        supplements.add(supplement);
    }

    /** The code system versions. */
    public List<CompiledCodeSystem> codeSystems() {
        return List.copyOf(codeSystems);
    }

    /** The imported value sets, without those inside others. */
    public List<CompiledValueSet> valueSets() {
        return List.copyOf(valueSets);
    }

    /** The rules of the request that decided on a version. */
    public List<VersionRule> rules() {
        return List.copyOf(rules);
    }

    /** The supplements that were asked for, and those that lent a wording. */
    public List<Canonical> supplements() {
        return List.copyOf(supplements);
    }

    /** The code systems of which only a fragment is known here, so that there may be more members than are told. */
    public List<String> unclosed() {
        return List.copyOf(open);
    }
}
