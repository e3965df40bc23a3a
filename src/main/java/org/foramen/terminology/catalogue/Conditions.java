package org.foramen.terminology.catalogue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.valueset.ValueSetDefinition.Declarations;
import org.foramen.terminology.valueset.ValueSetDefinition.Parameter;
import org.foramen.terminology.version.VersionRule;
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

    /**
     * These, completed by what a value set's author declares for its expansion
     * (http://hl7.org/fhir/StructureDefinition/valueset-expansion-parameter): a rule of the author holds where the request has none
     * of its kind for that code system or value set; supplements add up.
     */
    public Conditions completedBy(Declarations declarations) {
        if (declarations.parameters().isEmpty()) {
            return this;
        }
        List<VersionRule> all = new ArrayList<>(rules.rules());
        Set<String> used = new LinkedHashSet<>(supplements);
        for (Parameter parameter : declarations.parameters()) {
            VersionRule.Mode mode = VersionRule.PARAMETERS.get(parameter.name());
            if (mode != null) {
                VersionRule rule = VersionRule.parse(parameter.name(), mode, parameter.value());
                if (rules.rules().stream()
                        .noneMatch(each -> each.mode() == mode && each.url().equals(rule.url()))) {
                    all.add(rule);
                }
            } else if (parameter.name().equals("useSupplement")) {
                used.add(parameter.value());
            }
        }
        return new Conditions(new VersionRules(all), used, versionsMatch);
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
