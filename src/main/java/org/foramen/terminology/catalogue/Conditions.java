package org.foramen.terminology.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.version.VersionRules;
import org.jspecify.annotations.Nullable;

/**
 * What one request demands of the artefacts that answer it.
 *
 * @param rules which versions are to be used
 * @param supplements urls or canonicals of the code system supplements that are to be used
 * @param versionsMatch whether a code is the same code in every version of its code system, null when not said
 */
public record Conditions(
        VersionRules rules,
        Set<String> supplements,
        @Nullable Boolean versionsMatch) {

    public static final Conditions NONE = new Conditions(VersionRules.NONE, Set.of());

    public Conditions(VersionRules rules, Set<String> supplements) {
        this(rules, supplements, null);
    }

    /** These, and the supplements besides. */
    public Conditions with(Collection<String> others) {
        Set<String> all = new HashSet<>(supplements);
        all.addAll(others);
        return new Conditions(rules, all, versionsMatch);
    }

    boolean asksFor(Canonical supplement) {
        return supplements.stream().anyMatch(asked -> names(asked, supplement));
    }

    /** Whether a url or canonical names the supplement. */
    static boolean names(String asked, Canonical supplement) {
        return asked.equals(supplement.url()) || asked.equals(supplement.toString());
    }

    public Conditions {
        supplements = Set.copyOf(supplements);
    }
}
