package org.foramen.terminology.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.VersionRules;

/**
 * What one request demands of the artefacts that answer it.
 *
 * @param rules which versions are to be used
 * @param supplements urls or canonicals of the code system supplements that are to be used
 */
public record Conditions(VersionRules rules, Set<String> supplements) {

    public static final Conditions NONE = new Conditions(VersionRules.NONE, Set.of());

    /** These, and the supplements besides. */
    public Conditions with(Collection<String> others) {
        Set<String> all = new HashSet<>(supplements);
        all.addAll(others);
        return new Conditions(rules, all);
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
