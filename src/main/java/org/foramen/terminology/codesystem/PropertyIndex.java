package org.foramen.terminology.codesystem;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Work;
import org.roaringbitmap.RoaringBitmap;

/** One property of a code system turned round: from value to the concepts that have it. */
public final class PropertyIndex {

    private final Map<PropertyValue, RoaringBitmap> byValue;

    private PropertyIndex(Map<PropertyValue, RoaringBitmap> byValue) {
        this.byValue = byValue;
    }

    /** The concepts with a value that the filter's text names; the caller owns the answer. */
    public RoaringBitmap named(String filterValue) {
        return having(value -> value.isNamedBy(filterValue));
    }

    /** The concepts of which some value's text satisfies the test; the caller owns the answer. */
    public RoaringBitmap matching(Predicate<String> test) {
        return having(value -> test.test(value.text()));
    }

    /** The concepts of which some value satisfies the test; the caller owns the answer. */
    public RoaringBitmap having(Predicate<PropertyValue> test) {
        Work.spend(byValue.size());
        RoaringBitmap found = new RoaringBitmap();
        byValue.forEach((value, ordinals) -> {
            if (test.test(value)) {
                found.or(ordinals);
            }
        });
        return found;
    }

    /** The different values. */
    public Set<PropertyValue> values() {
        return byValue.keySet();
    }

    /** Collects the values of one property while a code system is compiled. */
    static final class Builder {
        private final Map<PropertyValue, RoaringBitmap> byValue = new HashMap<>();

        void add(PropertyValue value, int ordinal) {
            byValue.computeIfAbsent(value, key -> new RoaringBitmap()).add(ordinal);
        }

        PropertyIndex build() {
            byValue.values().forEach(RoaringBitmap::runOptimize);
            return new PropertyIndex(Map.copyOf(byValue));
        }
    }
}
