package org.foramen.terminology.plan;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.Hierarchy;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * A set of concepts of one code system, as operations on its ordinals. Each case answers for one ordinal without building
 * the set, and can build the set. Plans share the code system they were compiled for and nothing else; they are immutable,
 * so the bitmaps inside are never handed out.
 */
public sealed interface Plan {

    /** Bytes of a bitmap that are joined with another's in the time of one look at a concept. */
    int BYTES_AT_ONCE = 128;

    boolean contains(int ordinal);

    /** The whole set; the caller owns the answer. */
    RoaringBitmap members();

    /** The same bitmap, once what it costs to join it with another is spent: some machine words at a time. */
    private static RoaringBitmap counted(RoaringBitmap part) {
        Work.spend(1 + part.getSizeInBytes() / BYTES_AT_ONCE);
        return part;
    }

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

    /**
     * What a test selects. Where one concept is asked for, that one is tested; all are found when they are first asked for, and
     * kept, so that what is published is not tested again and again. Finding them twice does no harm.
     */
    final class Selected implements Plan {

        private final IntPredicate test;
        private final Supplier<RoaringBitmap> search;
        private final AtomicReference<@Nullable RoaringBitmap> found = new AtomicReference<>();

        /** @param search finds every ordinal that the test lets through */
        public Selected(IntPredicate test, Supplier<RoaringBitmap> search) {
            this.test = test;
            this.search = search;
        }

        @Override
        public boolean contains(int ordinal) {
            RoaringBitmap known = found.get();
            return known == null ? test.test(ordinal) : known.contains(ordinal);
        }

        @Override
        public RoaringBitmap members() {
            RoaringBitmap known = found.get();
            if (known == null) {
                known = search.get();
                found.set(known);
            }
            return known.clone();
        }
    }

    /**
     * Another plan, of which many ways may lead here: what it answered last is kept, so that a question is asked of it once however
     * many ask it on.
     */
    final class Shared implements Plan {

        private record Answer(int ordinal, boolean contained) {}

        private final Plan plan;
        private final AtomicReference<@Nullable Answer> last = new AtomicReference<>();
        private final AtomicReference<@Nullable RoaringBitmap> found = new AtomicReference<>();

        public Shared(Plan plan) {
            this.plan = plan;
        }

        @Override
        public boolean contains(int ordinal) {
            RoaringBitmap known = found.get();
            if (known != null) {
                return known.contains(ordinal);
            }
            Answer answer = last.get();
            if (answer == null || answer.ordinal() != ordinal) {
                answer = new Answer(ordinal, plan.contains(ordinal));
                last.set(answer);
            }
            return answer.contained();
        }

        @Override
        public RoaringBitmap members() {
            RoaringBitmap known = found.get();
            if (known == null) {
                known = plan.members();
                found.set(known);
            }
            return known.clone();
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
            Work.spend(parts.size());
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
                all.and(counted(part.members()));
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
            Work.spend(parts.size());
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
                all.or(counted(part.members()));
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
