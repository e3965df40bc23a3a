package org.foramen.terminology.version;

import java.util.List;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.version.VersionRule.Mode;
import org.jspecify.annotations.Nullable;

/** All that a request says of versions. */
public record VersionRules(List<VersionRule> rules) {

    public static final VersionRules NONE = new VersionRules(List.of());

    public VersionRules {
        rules = List.copyOf(rules);
    }

    /** The version to use where that one is given (null where none is); may hold wildcards, null for the newest. */
    public @Nullable String effective(String url, @Nullable String version) {
        VersionRule rule = deciding(url, version);
        return rule == null ? version : rule.version();
    }

    /** The canonical at the version to use. */
    public Canonical effective(Canonical canonical) {
        return new Canonical(canonical.url(), effective(canonical.url(), canonical.version()));
    }

    /** The rule that decides where that version is given: one that forces, else a default, else a check; null when none does. */
    public @Nullable VersionRule deciding(String url, @Nullable String version) {
        VersionRule forced = only(Mode.FORCE, url);
        if (forced != null || version != null) {
            return forced;
        }
        VersionRule chosen = only(Mode.DEFAULT, url);
        return chosen != null ? chosen : of(Mode.CHECK, url).findFirst().orElse(null);
    }

    /** The versions that the request demands of that code system. */
    public List<String> demanded(String url) {
        return of(Mode.CHECK, url).map(VersionRule::version).toList();
    }

    private @Nullable VersionRule only(Mode mode, String url) {
        List<VersionRule> all = of(mode, url).toList();
        for (VersionRule other : all) {
            if (!other.version().equals(all.get(0).version())) {
                String key =
                        mode == Mode.FORCE ? "SYSTEM_VERSION_MULTIPLE_OVERRIDE" : "SYSTEM_VERSION_MULTIPLE_DEFAULT";
                throw new Refusal(new Problem(
                        Problem.Kind.INVALID,
                        Message.entry(key, url, all.get(0).version(), other.version()),
                        other.parameter(),
                        "version-error"));
            }
        }
        return all.isEmpty() ? null : all.get(0);
    }

    private Stream<VersionRule> of(Mode mode, String url) {
        Work.spend(rules.size());
        return rules.stream().filter(rule -> rule.mode() == mode && rule.url().equals(url));
    }
}
