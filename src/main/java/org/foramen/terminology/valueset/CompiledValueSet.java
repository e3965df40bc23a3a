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
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** A value set ready to answer: one plan per code system it draws from. Safe for any number of threads. */
public final class CompiledValueSet {

    private final ValueSetDefinition definition;
    private final List<Part> parts;
    private final Map<String, List<Part>> partsBySystem = new HashMap<>();
    /** Built when first expanded; building it twice does no harm. */
    private final AtomicReference<int @Nullable [][]> order = new AtomicReference<>();

    private final AtomicReference<@Nullable String> fingerprint = new AtomicReference<>();

    CompiledValueSet(ValueSetDefinition definition, List<Part> parts) {
        this.definition = definition;
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

    /** The member of that code, or null; a null version asks for whichever version the value set draws from. */
    public @Nullable Member find(String system, @Nullable String version, String code) {
        for (Part part : partsBySystem.getOrDefault(system, List.of())) {
            if (part.isOfVersion(version)) {
                int number = part.find(code);
                if (number >= 0) {
                    return new Member(part, number);
                }
            }
        }
        return null;
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
