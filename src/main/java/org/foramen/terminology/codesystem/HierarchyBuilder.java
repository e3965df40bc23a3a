package org.foramen.terminology.codesystem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.roaringbitmap.RoaringBitmap;

/** Numbers the concepts of a definition in preorder and builds the hierarchy over these ordinals. */
final class HierarchyBuilder {

    /**
     * Bytes of the descendants of one concept that cost as much as a look at a concept: what the descendants of all concepts take
     * grows with the square of a hierarchy that is woven densely enough.
     */
    private static final int BYTES_PER_STEP = 4;

    private final CodeSystemDefinition definition;
    private final List<ConceptDefinition> concepts;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<List<Integer>> parentsByPosition = new ArrayList<>();
    private final List<List<Integer>> childrenByPosition = new ArrayList<>();
    /** From ordinal to position in the definition. */
    private final int[] order;

    private final int[] ordinals;
    private final int[] end;

    HierarchyBuilder(CodeSystemDefinition definition) {
        this.definition = definition;
        this.concepts = definition.concepts();
        link();
        int size = concepts.size();
        this.order = new int[size];
        this.ordinals = new int[size];
        this.end = new int[size];
        Arrays.fill(ordinals, -1);
        number();
    }

    /** The concepts by ordinal. */
    ConceptDefinition[] inPreorder() {
        ConceptDefinition[] sorted = new ConceptDefinition[order.length];
        for (int ordinal = 0; ordinal < order.length; ordinal++) {
            sorted[ordinal] = concepts.get(order[ordinal]);
        }
        return sorted;
    }

    Hierarchy build() {
        int size = order.length;
        int[][] parents = new int[size][];
        int[][] children = new int[size][];
        boolean tree = true;
        for (int ordinal = 0; ordinal < size; ordinal++) {
            parents[ordinal] = toOrdinals(parentsByPosition.get(order[ordinal]));
            children[ordinal] = toOrdinals(childrenByPosition.get(order[ordinal]));
            Arrays.sort(children[ordinal]);
            tree &= parents[ordinal].length <= 1;
        }
        return new Hierarchy(parents, children, end, tree ? new RoaringBitmap[0] : closure(children));
    }

    private void link() {
        for (int position = 0; position < concepts.size(); position++) {
            String code = concepts.get(position).code();
            if (positions.put(fold(code), position) != null) {
                throw conflict("has the code '" + code + "' twice");
            }
            parentsByPosition.add(new ArrayList<>(1));
            childrenByPosition.add(new ArrayList<>());
        }
        for (int position = 0; position < concepts.size(); position++) {
            Set<Integer> parents = new LinkedHashSet<>();
            for (String parentCode : concepts.get(position).parents()) {
                Integer parent = positions.get(fold(parentCode));
                if (parent != null && parents.add(parent)) {
                    childrenByPosition.get(parent).add(position);
                }
            }
            parentsByPosition.get(position).addAll(parents);
        }
    }

    /** An explicit stack, because a hostile hierarchy may be as deep as it is large. */
    private void number() {
        int next = 0;
        Deque<Integer> open = new ArrayDeque<>();
        for (int root = 0; root < concepts.size(); root++) {
            if (!parentsByPosition.get(root).isEmpty()) {
                continue;
            }
            open.push(root);
            while (!open.isEmpty()) {
                int position = open.pop();
                if (position < 0) {
                    end[-position - 1] = next;
                    continue;
                }
                int ordinal = next++;
                ordinals[position] = ordinal;
                order[ordinal] = position;
                open.push(-ordinal - 1);
                pushChildren(position, open);
            }
        }
        if (next < concepts.size()) {
            throw conflict("has concepts that are their own ancestors");
        }
    }

    /** A child is numbered below its first parent only. */
    private void pushChildren(int position, Deque<Integer> open) {
        List<Integer> children = childrenByPosition.get(position);
        for (int index = children.size() - 1; index >= 0; index--) {
            int child = children.get(index);
            if (parentsByPosition.get(child).get(0) == position) {
                open.push(child);
            }
        }
    }

    /** Children before parents: depth-first with the same explicit stack, a second visit closes a concept. */
    private RoaringBitmap[] closure(int[][] children) {
        RoaringBitmap[] closed = new RoaringBitmap[children.length];
        boolean[] opened = new boolean[children.length];
        Deque<Integer> open = new ArrayDeque<>();
        for (int start = 0; start < children.length; start++) {
            open.push(start);
            while (!open.isEmpty()) {
                int ordinal = open.peek();
                if (closed[ordinal] != null) {
                    open.pop();
                } else if (opened[ordinal]) {
                    closed[ordinal] = union(children[ordinal], closed);
                    open.pop();
                } else {
                    opened[ordinal] = true;
                    for (int child : children[ordinal]) {
                        open.push(child);
                    }
                }
            }
        }
        return closed;
    }

    private RoaringBitmap union(int[] children, RoaringBitmap[] closed) {
        RoaringBitmap all = RoaringBitmap.bitmapOf(children);
        for (int child : children) {
            RoaringBitmap below = closed[child];
            if (below == null) {
                throw conflict("has concepts that are their own ancestors");
            }
            all.or(below);
        }
        all.runOptimize();
        Work.spend(1 + all.getSizeInBytes() / BYTES_PER_STEP);
        return all;
    }

    private int[] toOrdinals(List<Integer> list) {
        return list.stream().mapToInt(position -> ordinals[position]).toArray();
    }

    private String fold(String code) {
        return CodeIndex.fold(code, definition.caseSensitive());
    }

    private Refusal conflict(String what) {
        return new Refusal(
                Problem.conflict("The code system " + definition.canonical() + " " + what, "CodeSystem.concept"));
    }
}
