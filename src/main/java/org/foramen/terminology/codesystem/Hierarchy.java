package org.foramen.terminology.codesystem;

import java.util.ArrayDeque;
import java.util.Deque;
import org.foramen.terminology.code.Work;
import org.roaringbitmap.RoaringBitmap;

/**
 * The is-a relation of a code system, by ordinal. Ordinals are a preorder: a concept comes after its first parent and before
 * the parent's next child.
 *
 * <p>Most published hierarchies, ICD-10-CM among them, are trees: there a descendant test is two comparisons on the interval
 * that a subtree is in a preorder. Only where some concept has a second parent are descendants kept as bitmaps.
 */
public final class Hierarchy {

    private final int[][] parents;
    private final int[][] children;
    /** The ordinal after the last one of the subtree of the spanning tree. */
    private final int[] end;
    /** Descendants without self, per ordinal; empty when the hierarchy is a tree. */
    private final RoaringBitmap[] descendants;

    Hierarchy(int[][] parents, int[][] children, int[] end, RoaringBitmap[] descendants) {
        this.parents = parents;
        this.children = children;
        this.end = end;
        this.descendants = descendants;
    }

    /** True when {@code ancestor} is a proper ancestor of {@code ordinal}. */
    public boolean isAncestor(int ancestor, int ordinal) {
        if (isTree()) {
            return ancestor < ordinal && ordinal < end[ancestor];
        }
        return descendants[ancestor].contains(ordinal);
    }

    /** All proper descendants; the caller owns the answer. */
    public RoaringBitmap descendants(int ordinal) {
        if (isTree()) {
            return RoaringBitmap.bitmapOfRange(ordinal + 1L, end[ordinal]);
        }
        return descendants[ordinal].clone();
    }

    /** All proper ancestors; the caller owns the answer. */
    public RoaringBitmap ancestors(int ordinal) {
        RoaringBitmap found = new RoaringBitmap();
        Deque<int[]> open = new ArrayDeque<>();
        open.push(parents[ordinal]);
        while (!open.isEmpty()) {
            int[] above = open.pop();
            Work.spend(above.length);
            for (int parent : above) {
                if (found.checkedAdd(parent)) {
                    open.push(parents[parent]);
                }
            }
        }
        return found;
    }

    /** Direct parents, in the order of the source; not to be written to. */
    public int[] parents(int ordinal) {
        return parents[ordinal];
    }

    /** Direct children, ascending; not to be written to. */
    public int[] children(int ordinal) {
        return children[ordinal];
    }

    /** Whether no concept has more than one parent. */
    public boolean isTree() {
        return descendants.length == 0;
    }

    /** How many concepts subsume the concept, itself not counted: how specific it is. */
    public int depth(int ordinal) {
        return ancestors(ordinal).getCardinality();
    }
}
