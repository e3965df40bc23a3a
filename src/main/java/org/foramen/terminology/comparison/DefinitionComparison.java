package org.foramen.terminology.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;
import org.foramen.terminology.comparison.CompareAnswer.Codes;
import org.foramen.terminology.plan.Filter;
import org.foramen.terminology.valueset.CompiledSet;
import org.foramen.terminology.valueset.CompiledValueSet;
import org.foramen.terminology.valueset.ConceptReference;
import org.foramen.terminology.version.VersionRules;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Compares two value sets by what their authors wrote, code system by code system: the whole of it, codes by name, and filters
 * that are the same or of which one concept subsumes the other. Says nothing where that does not decide.
 */
final class DefinitionComparison {

    /** As a dictionary has them: by letter, small before capital. */
    private static final Comparator<String> IN_ORDER =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.reverseOrder());

    private final CompiledValueSet one;
    private final CompiledValueSet other;
    private final VersionPolicy policy;
    private final VersionRules rules;

    DefinitionComparison(CompiledValueSet one, CompiledValueSet other, VersionPolicy policy, VersionRules rules) {
        this.one = one;
        this.other = other;
        this.policy = policy;
        this.rules = rules;
    }

    /** How the members differ, null where the definitions do not say. */
    @Nullable
    Difference difference() {
        if (!isPlain(one) || !isPlain(other) || isActiveOnly(one) != isActiveOnly(other)) {
            return null;
        }
        Map<String, Choice> mine = Choice.of(one);
        Map<String, Choice> others = Choice.of(other);
        Set<String> systems = new LinkedHashSet<>(mine.keySet());
        systems.addAll(others.keySet());
        List<Difference> differences = new ArrayList<>();
        boolean alike = true;
        boolean sure = true;
        for (String system : systems) {
            Choice a = mine.getOrDefault(system, Choice.NOTHING);
            Choice b = others.getOrDefault(system, Choice.NOTHING);
            boolean same = a.isWrittenLike(b);
            Difference difference = versionsContradict(a, b) ? null : same ? identical(a) : ofOneSystem(a, b);
            if (difference == null || (!same && isActiveOnly(one))) {
                return null;
            }
            differences.add(difference);
            alike &= same;
            sure &= difference.common() || !same;
        }
        if (alike) {
            return Difference.COMMON.and(Difference.sum(differences));
        }
        return sure ? Difference.sum(differences) : null;
    }

    /** Whether there is nothing but includes that name no value set. */
    private static boolean isPlain(CompiledValueSet valueSet) {
        return valueSet.excludes().isEmpty()
                && valueSet.includes().stream()
                        .allMatch(include -> include.source().system() != null
                                && include.source().valueSets().isEmpty());
    }

    private static boolean isActiveOnly(CompiledValueSet valueSet) {
        return Boolean.FALSE.equals(valueSet.definition().inactive());
    }

    /** Whether several versions of the code system are drawn from, and it matters from which. */
    private boolean versionsContradict(Choice a, Choice b) {
        List<CompiledSet> includes =
                Stream.concat(a.includes().stream(), b.includes().stream()).toList();
        boolean matters = policy == VersionPolicy.ALWAYS
                || (policy == VersionPolicy.AS_NEEDED && includes.stream().anyMatch(DefinitionComparison::isVersioned));
        return matters && includes.stream().map(this::version).distinct().count() > 1;
    }

    private static boolean isVersioned(CompiledSet include) {
        CompiledCodeSystem system = include.codeSystem();
        return !include.source().filters().isEmpty()
                || (system != null && system.definition().versionNeeded());
    }

    /** The version that is drawn from; where the content is not known the one that is named, and empty where none is. */
    private String version(CompiledSet include) {
        CompiledCodeSystem system = include.codeSystem();
        Canonical named = new Canonical(
                Objects.requireNonNull(include.source().system()),
                include.source().version());
        String version = system == null ? rules.effective(named).version() : system.version();
        return Objects.requireNonNullElse(version, "");
    }

    private static Difference identical(Choice choice) {
        List<String> codes =
                choice.isList() ? choice.codes().stream().sorted(IN_ORDER).toList() : List.of();
        return new Difference(choice.surelyHasCodes(), false, false, new Codes(codes, List.of(), List.of()));
    }

    private static @Nullable Difference ofOneSystem(Choice a, Choice b) {
        if (b.isNothing()) {
            return a.surelyHasCodes() ? Difference.MISSING : null;
        }
        if (a.isNothing()) {
            return b.surelyHasCodes() ? Difference.EXTRA : null;
        }
        if (a.isList() && b.isList()) {
            return ofLists(a, b);
        }
        if (a.isWhole()) {
            return ofWhole(a, b);
        }
        if (b.isWhole()) {
            Difference difference = ofWhole(b, a);
            return difference == null ? null : difference.reversed();
        }
        return ofSubtrees(a, b);
    }

    private static @Nullable Difference ofLists(Choice a, Choice b) {
        Map<String, String> mine = spelled(a);
        Map<String, String> others = spelled(b);
        return mine == null || others == null ? null : Difference.between(mine, others);
    }

    /** The codes as their code system spells them; null where one of them does not exist, so that it is no member. */
    private static @Nullable Map<String, String> spelled(Choice list) {
        Map<String, String> codes = new TreeMap<>(IN_ORDER);
        for (CompiledSet include : list.includes()) {
            CompiledCodeSystem system = include.codeSystem();
            for (ConceptReference concept : include.source().concepts()) {
                String code = concept.code();
                int ordinal = system == null ? -1 : system.ordinalOf(code);
                if (system != null && ordinal < 0 && !system.mayHaveMore(code)) {
                    return null;
                }
                String spelling = system == null || ordinal < 0 ? code : system.code(ordinal);
                codes.put(spelling, spelling);
            }
        }
        return codes;
    }

    /** Of a whole code system and something of it: all or a part, where that is something at all. */
    private static @Nullable Difference ofWhole(Choice whole, Choice part) {
        if (whole.isEndless()) {
            return part.isList() && part.surelyHasCodes() ? Difference.SUPERSET : null;
        }
        CompiledCodeSystem system = whole.onlySystem(part);
        boolean known = system != null && system.definition().content().equals("complete");
        if (system == null || !known || !part.surelyHasCodes()) {
            return null;
        }
        for (int ordinal = 0; ordinal < system.size(); ordinal++) {
            if (!part.has(system, system.code(ordinal))) {
                return Difference.SUPERSET;
            }
        }
        return Difference.COMMON;
    }

    /** Of a concept with all below it and another such one, null for anything else and where the two only overlap. */
    private static @Nullable Difference ofSubtrees(Choice a, Choice b) {
        Filter mine = a.onlyFilter();
        Filter others = b.onlyFilter();
        CompiledCodeSystem system = a.onlySystem(b);
        if (mine == null || others == null || system == null || !isSubtree(mine) || !isSubtree(others)) {
            return null;
        }
        Hierarchy hierarchy = system.hierarchy();
        int top = system.ordinalOf(mine.value().strip());
        int otherTop = system.ordinalOf(others.value().strip());
        if (top < 0 || otherTop < 0) {
            return null;
        }
        if (top == otherTop) {
            return Difference.COMMON;
        }
        if (hierarchy.isAncestor(top, otherTop)) {
            return Difference.SUPERSET;
        }
        if (hierarchy.isAncestor(otherTop, top)) {
            return Difference.SUBSET;
        }
        boolean meet = RoaringBitmap.intersects(hierarchy.descendants(top), hierarchy.descendants(otherTop));
        boolean open = a.isOpen() || b.isOpen();
        return meet || open ? null : Difference.DISJOINT;
    }

    private static boolean isSubtree(Filter filter) {
        return filter.operator().equals("is-a");
    }
}
