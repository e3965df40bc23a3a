package org.foramen.terminology.valueset;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A value set ready to answer: one plan per code system it draws from. Safe for any number of threads. */
public final class CompiledValueSet {

    private final ValueSetDefinition definition;
    private final List<CompiledSet> includes;
    private final List<CompiledSet> excludes;
    private final @Nullable Problem missing;
    private final List<Part> parts;
    private final Map<String, List<Part>> partsBySystem = new HashMap<>();
    /** Built when first expanded; building it twice does no harm. */
    private final AtomicReference<int @Nullable [][]> order = new AtomicReference<>();

    private final AtomicReference<@Nullable String> fingerprint = new AtomicReference<>();

    /** @param parts what is left of the includes */
    CompiledValueSet(
            ValueSetDefinition definition, List<CompiledSet> includes, List<CompiledSet> excludes, List<Part> parts) {
        this.definition = definition;
        this.includes = List.copyOf(includes);
        this.excludes = List.copyOf(excludes);
        Problem first = missing(includes);
        this.missing = first == null ? missing(excludes) : first;
        this.parts = List.copyOf(parts);
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
            String content = definition
                    + codeSystems().stream()
                            .map(CompiledCodeSystem::canonical)
                            .toList()
                            .toString();
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
        return includes;
    }

    /** The excludes, in the author's order. */
    public List<CompiledSet> excludes() {
        return excludes;
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
                int number = part.find(code);
                if (number >= 0) {
                    return new Member(part, number);
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

    /** The code system versions that the value set draws from and this server knows, each once, in order of appearance. */
    public List<CompiledCodeSystem> codeSystems() {
        return parts.stream()
                .filter(Part.Known.class::isInstance)
                .map(part -> ((Part.Known) part).codeSystem())
                .distinct()
                .toList();
    }

    /** Whether members come from more than one version of that code system. */
    public boolean drawsFromVersions(String system) {
        List<Part> ofSystem = partsBySystem.getOrDefault(system, List.of());
        return ofSystem.size() > 1
                && ofSystem.stream().map(Part::version).distinct().count() > 1;
    }

    /** How many members there are. */
    public int size() {
        int size = 0;
        for (int[] numbers : order()) {
            size += numbers.length;
        }
        return size;
    }

    /**
     * The members from {@code offset} on, at most {@code count} of them, in the order of the value set.
     *
     * @param offset 0 or more; past the end the answer is empty
     */
    public List<Member> page(int offset, int count) {
        List<Member> page = new ArrayList<>(Math.min(count, 64));
        int skip = offset;
        int[][] numbers = order();
        for (int index = 0; index < numbers.length && page.size() < count; index++) {
            int from = Math.min(skip, numbers[index].length);
            skip -= from;
            for (int at = from; at < numbers[index].length && page.size() < count; at++) {
                page.add(new Member(parts.get(index), numbers[index][at]));
            }
        }
        return page;
    }

    /** Per part its members in order, a member of an earlier part left out. */
    private int[][] order() {
        int[][] known = order.get();
        if (known == null) {
            requireWhole();
            known = computeOrder();
            order.set(known);
        }
        return known;
    }

    private int[][] computeOrder() {
        Map<CompiledCodeSystem, RoaringBitmap> seen = new HashMap<>();
        Map<Canonical, Set<String>> seenForeign = new HashMap<>();
        int[][] numbers = new int[parts.size()][];
        for (int index = 0; index < numbers.length; index++) {
            Part part = parts.get(index);
            if (part instanceof Part.Known known) {
                RoaringBitmap earlier = seen.computeIfAbsent(known.codeSystem(), system -> new RoaringBitmap());
                numbers[index] = Arrays.stream(part.inOrder())
                        .filter(earlier::checkedAdd)
                        .toArray();
            } else {
                Set<String> earlier = seenForeign.computeIfAbsent(
                        new Canonical(part.system(), part.version()), version -> new HashSet<>());
                numbers[index] = Arrays.stream(part.inOrder())
                        .filter(number -> earlier.add(part.coding(number).code()))
                        .toArray();
            }
        }
        return numbers;
    }
}
