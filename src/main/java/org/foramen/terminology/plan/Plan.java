package org.foramen.terminology.plan;

import java.util.List;
import org.foramen.terminology.codesystem.Hierarchy;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of concepts of one code system, as operations on its ordinals. Each case answers for one ordinal without building
 * the set, and can build the set. Plans share the code system they were compiled for and nothing else; they are immutable,
 * so the bitmaps inside are never handed out.
 */
public sealed interface Plan {

    boolean contains(int ordinal);

    /** The whole set; the caller owns the answer. */
    RoaringBitmap members();

    /** The concepts of a bitmap: a list of codes, or what a property index answered. */
    record Listed(RoaringBitmap ordinals) implements Plan {
        @Override
        public boolean contains(int ordinal) {
            return ordinals.contains(ordinal);
        }

        @Override
        public RoaringBitmap members() {
            return ordinals.clone();
        }
    }

    /** All concepts of a code system of that size. */
    record Whole(int size) implements Plan {
        @Override
        public boolean contains(int ordinal) {
            return ordinal >= 0 && ordinal < size;
        }

        @Override
        public RoaringBitmap members() {
            return RoaringBitmap.bitmapOfRange(0L, size);
        }
    }

    /** A concept's descendants, with the concept itself or without. */
    record Below(Hierarchy hierarchy, int top, boolean self) implements Plan {
        @Override
        public boolean contains(int ordinal) {
            return ordinal == top ? self : hierarchy.isAncestor(top, ordinal);
        }

        @Override
        public RoaringBitmap members() {
            RoaringBitmap all = hierarchy.descendants(top);
            if (self) {
                all.add(top);
            }
            return all;
        }
    }

    /** What is in every one of the parts; there is at least one. */
    record AllOf(List<Plan> parts) implements Plan {
        public AllOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean contains(int ordinal) {
            for (Plan part : parts) {
                if (!part.contains(ordinal)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public RoaringBitmap members() {
            RoaringBitmap all = parts.get(0).members();
            for (Plan part : parts.subList(1, parts.size())) {
                all.and(part.members());
            }
            return all;
        }
    }

    /** What is in any of the parts; nothing when there is none. */
    record AnyOf(List<Plan> parts) implements Plan {
        public AnyOf {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean contains(int ordinal) {
            for (Plan part : parts) {
                if (part.contains(ordinal)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public RoaringBitmap members() {
            RoaringBitmap all = new RoaringBitmap();
            for (Plan part : parts) {
                all.or(part.members());
            }
            return all;
        }
    }

    /** What is in the first but not in the second. */
    record Without(Plan from, Plan removed) implements Plan {
        @Override
        public boolean contains(int ordinal) {
            return from.contains(ordinal) && !removed.contains(ordinal);
        }

        @Override
        public RoaringBitmap members() {
            RoaringBitmap all = from.members();
            all.andNot(removed.members());
            return all;
        }
    }
}
