package org.foramen.terminology.valueset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Work;

/** The members of a value set in the order in which an expansion lists them. */
final class MemberOrder {

    private final List<Part> parts;
    private final int[][] numbers;
    private final int size;
    private final boolean disjoint;

    private MemberOrder(List<Part> parts, int[][] numbers, int size, boolean disjoint) {
        this.parts = parts;
        this.numbers = numbers;
        this.size = size;
        this.disjoint = disjoint;
    }

    /** What the members are read from; of a code system without end what stands for the whole. */
    List<Part> parts() {
        return parts;
    }

    /** Per part its members, without those of an earlier part; not to be written to. */
    int[][] numbers() {
        return numbers;
    }

    /** How many members there are. */
    int size() {
        return size;
    }

    /** Whether no part had a member of an earlier one. */
    boolean isDisjoint() {
        return disjoint;
    }

    /** @param merged whether the same code of another version of a code system is the same member */
    static MemberOrder of(List<Part> all, boolean merged) {
        List<Part> parts = all.stream()
                .map(part -> part instanceof GrammarPart endless ? endless.enumerated() : part)
                .toList();
        Map<Canonical, Set<String>> seen = new HashMap<>();
        Map<Canonical, Integer> partsOf = new HashMap<>();
        parts.forEach(part -> partsOf.merge(key(part, merged), 1, Integer::sum));
        int[][] numbers = new int[parts.size()][];
        int size = 0;
        boolean disjoint = true;
        for (int index = 0; index < numbers.length; index++) {
            Part part = parts.get(index);
            int[] own = part.inOrder();
            Work.spend(own.length);
            Canonical key = key(part, merged);
            if (partsOf.getOrDefault(key, 0) == 1) {
                numbers[index] = own;
            } else {
                Set<String> earlier = seen.computeIfAbsent(key, system -> new HashSet<>());
                numbers[index] = Arrays.stream(own)
                        .filter(number -> earlier.add(part.coding(number).code()))
                        .toArray();
            }
            disjoint &= numbers[index].length == own.length;
            size += numbers[index].length;
        }
        return new MemberOrder(parts, numbers, size, disjoint);
    }

    /** What the code must be unique in. */
    private static Canonical key(Part part, boolean merged) {
        return new Canonical(part.system(), merged ? null : part.version());
    }
}
