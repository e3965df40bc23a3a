package org.foramen.terminology.valueset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.grammar.GrammarCodeSystem;
import org.jspecify.annotations.Nullable;

/** A value set ready to answer: one plan per code system it draws from. Safe for any number of threads. */
public final class CompiledValueSet {

    private final ValueSetDefinition definition;
    private final Sets sets;
    private final @Nullable Problem missing;
    private final List<Part> parts;
    private final VersionMatch versions;
    private final Map<String, List<Part>> partsBySystem = new HashMap<>();
    /** Built when first expanded; building it twice does no harm. */
    private final AtomicReference<@Nullable MemberOrder> order = new AtomicReference<>();

    private final AtomicReference<@Nullable String> fingerprint = new AtomicReference<>();
    private final AtomicReference<@Nullable List<CompiledCodeSystem>> codeSystems = new AtomicReference<>();

    /**
     * What the author put in and what he took away.
     *
     * @param excluded what the excludes take away
     */
    record Sets(List<CompiledSet> includes, List<CompiledSet> excludes, List<Remainder.Excluded> excluded) {
        Sets {
            includes = List.copyOf(includes);
            excludes = List.copyOf(excludes);
            excluded = List.copyOf(excluded);
        }
    }

    /** @param parts what is left of the includes */
    CompiledValueSet(ValueSetDefinition definition, Sets sets, List<Part> parts, VersionMatch versions) {
        this.definition = definition;
        this.sets = sets;
        Problem first = missing(sets.includes());
        this.missing = first == null ? missing(sets.excludes()) : first;
        this.parts = List.copyOf(parts);
        this.versions = versions;
        for (Part part : parts) {
            partsBySystem
                    .computeIfAbsent(part.system(), url -> new ArrayList<>(1))
                    .add(part);
        }
    }

    public ValueSetDefinition definition() {
        return definition;
    }

    /** The same for equal definitions over the same code system versions, and for no others: computed once. */
    public String fingerprint() {
        String known = fingerprint.get();
        if (known == null) {
            String content = definition.toString()
                    + versions
                    + codeSystems().stream()
                            .map(system -> system.canonical().toString() + system.supplements())
                            .toList();
            known = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
                    .toString();
            fingerprint.set(known);
        }
        return known;
    }

    List<Part> parts() {
        return parts;
    }

    /** The includes, in the author's order. */
    public List<CompiledSet> includes() {
        return sets.includes();
    }

    /** The excludes, in the author's order. */
    public List<CompiledSet> excludes() {
        return sets.excludes();
    }

    /** Whether an exclude takes away the code of that version of the code system. */
    public boolean excludes(String system, @Nullable String version, String code) {
        return sets.excluded().stream().anyMatch(each -> each.takes(system, version, code));
    }

    /** Why not all members can be told, because a code system or a version of it is not known here; null when they can. */
    public @Nullable Problem missing() {
        return missing;
    }

    private static @Nullable Problem missing(List<CompiledSet> sets) {
        return sets.stream()
                .flatMap(set -> Stream.concat(
                        Stream.ofNullable(set.missing()),
                        set.valueSets().stream().flatMap(each -> Stream.ofNullable(each.missing()))))
                .findFirst()
                .orElse(null);
    }

    /** Refuses to go on unless all members can be told. */
    private void requireWhole() {
        if (missing != null) {
            throw new Refusal(missing);
        }
    }

    /**
     * The member of that code, or null; a null version asks for whichever version the value set draws from. Refuses to say null
     * when not all members can be told.
     */
    public @Nullable Member find(String system, @Nullable String version, String code) {
        for (Part part : partsBySystem.getOrDefault(system, List.of())) {
            if (part.isOfVersion(version)) {
                Member member = part.member(code);
                if (member != null) {
                    return member;
                }
            }
        }
        requireWhole();
        return null;
    }

    /** The code systems of which the value set has that code. */
    public Set<String> systemsOf(String code) {
        return partsBySystem.keySet().stream()
                .filter(system -> find(system, null, code) != null)
                .collect(Collectors.toSet());
    }

    /** The code system versions that its includes and excludes draw from, here and in imported value sets, each once. */
    public List<CompiledCodeSystem> codeSystems() {
        List<CompiledCodeSystem> known = codeSystems.get();
        if (known == null) {
            Set<CompiledCodeSystem> systems = new LinkedHashSet<>();
            for (CompiledSet set : sets()) {
                if (set.codeSystem() != null) {
                    systems.add(set.codeSystem());
                }
                set.valueSets().forEach(imported -> systems.addAll(imported.codeSystems()));
            }
            known = List.copyOf(systems);
            codeSystems.set(known);
        }
        return known;
    }

    /** The grammars of which the value set has members, which have no end: an expansion shows only some. */
    public List<GrammarCodeSystem> grammars() {
        return parts.stream()
                .filter(GrammarPart.class::isInstance)
                .map(part -> ((GrammarPart) part).grammar())
                .distinct()
                .toList();
    }

    /** Whether some code system without end is in it whole, so that it has no number of members. */
    public boolean isEndless() {
        return parts.stream().anyMatch(part -> part instanceof GrammarPart endless && endless.whole());
    }

    /** The includes, then the excludes. */
    public List<CompiledSet> sets() {
        return Stream.concat(includes().stream(), excludes().stream()).toList();
    }

    /**
     * Whether a code of that system says too little without a version: the value set names several versions of some code
     * system, or members come from more than one of this one.
     */
    public boolean tellsVersions(String system) {
        if (versions.mixed()) {
            return true;
        }
        List<Part> ofSystem = partsBySystem.getOrDefault(system, List.of());
        return ofSystem.size() > 1
                && ofSystem.stream().map(Part::version).distinct().count() > 1;
    }

    /** Whether a code is the same code in every version of its code system, so that it is a member once. */
    public boolean mergesVersions() {
        return versions.merged();
    }

    /**
     * Whether its members can be told as a tree: it draws from whole code systems, or from what one filter finds in them, each
     * member comes once, and no concept has more than one parent.
     */
    public boolean isTree() {
        return sets().stream().allMatch(CompiledSet::isPlain)
                && codeSystems().stream().allMatch(system -> system.hierarchy().isTree())
                && order().isDisjoint();
    }

    /** How many members there are. */
    public int size() {
        return order().size();
    }

    /** Whether some include takes a code system whole. */
    public boolean isWholeSystem() {
        return includes().stream()
                .anyMatch(set -> set.isPlain() && set.source().filters().isEmpty());
    }

    /**
     * The members from {@code offset} on, at most {@code count} of them, in the order of the value set.
     *
     * @param offset 0 or more; past the end the answer is empty
     */
    public List<Member> page(int offset, int count) {
        List<Member> page = new ArrayList<>(Math.min(count, 64));
        int skip = offset;
        MemberOrder order = order();
        int[][] numbers = order.numbers();
        for (int index = 0; index < numbers.length && page.size() < count; index++) {
            int from = Math.min(skip, numbers[index].length);
            skip -= from;
            for (int at = from; at < numbers[index].length && page.size() < count; at++) {
                page.add(new Member(order.parts().get(index), numbers[index][at]));
            }
        }
        return page;
    }

    private MemberOrder order() {
        MemberOrder known = order.get();
        if (known == null) {
            requireWhole();
            known = MemberOrder.of(parts, versions.merged());
            order.set(known);
        }
        return known;
    }
}
