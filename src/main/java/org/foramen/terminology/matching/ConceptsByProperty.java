package org.foramen.terminology.matching;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Words;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.codesystem.PropertyIndex;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * The concepts of a code system that have a property. A value is named as in the filters of value sets; one that is no name
 * of a value is taken as words, which a person may type and a machine may use where they can mean one value only.
 */
final class ConceptsByProperty {

    /** What every concept can be asked for without its code system declaring it. */
    private static final List<String> BUILT_IN = List.of("child", "code", "concept", "display", "inactive", "parent");

    private final CompiledCodeSystem system;
    private final boolean exact;

    ConceptsByProperty(CompiledCodeSystem system, boolean exact) {
        this.system = system;
        this.exact = exact;
    }

    /** The ordinals; refuses a property that the code system has not. The caller owns the answer. */
    RoaringBitmap having(KnownProperty property) {
        PropertyDefinition declared = system.definition().property(property.code());
        if (is("parent", property, declared)) {
            return relatives(property, true);
        }
        if (is("child", property, declared)) {
            return relatives(property, false);
        }
        if (is("inactive", property, declared)) {
            return inactive(property.value());
        }
        PropertyIndex index = system.property(property.code());
        if (index != null) {
            return having(index, property.value());
        }
        return declared == null ? builtIn(property) : new RoaringBitmap();
    }

    private static boolean is(String builtIn, KnownProperty property, @Nullable PropertyDefinition declared) {
        return declared == null ? property.code().equals(builtIn) : declared.is(builtIn);
    }

    private RoaringBitmap builtIn(KnownProperty property) {
        return switch (property.code()) {
            case "code" -> self(ordinal(required(property)));
            case "concept" -> {
                int top = ordinal(required(property));
                RoaringBitmap found = self(top);
                if (top >= 0) {
                    found.or(system.hierarchy().descendants(top));
                }
                yield found;
            }
            case "display" -> worded(required(property).text());
            default -> throw unknown(property.code());
        };
    }

    private static PropertyValue required(KnownProperty property) {
        PropertyValue value = property.value();
        if (value == null) {
            throw new Refusal(
                    Problem.required("The property '" + property.code() + "' needs a value", "property.value"));
        }
        return value;
    }

    private Refusal unknown(String code) {
        Set<String> there = new TreeSet<>(BUILT_IN);
        system.definition().properties().forEach(each -> there.add(each.code()));
        return new Refusal(Problem.invalid(
                "The code system '" + system.canonical() + "' has no property '" + code + "'; it has "
                        + String.join(", ", there),
                "property.code"));
    }

    private RoaringBitmap relatives(KnownProperty property, boolean parent) {
        PropertyValue value = property.value();
        if (value == null) {
            return every(ordinal -> relatives(ordinal, parent).length > 0);
        }
        int ordinal = ordinal(value);
        return ordinal < 0 ? new RoaringBitmap() : RoaringBitmap.bitmapOf(relatives(ordinal, !parent));
    }

    private int[] relatives(int ordinal, boolean parents) {
        return parents
                ? system.hierarchy().parents(ordinal)
                : system.hierarchy().children(ordinal);
    }

    private RoaringBitmap inactive(@Nullable PropertyValue value) {
        RoaringBitmap inactive = system.inactive();
        if (value != null && value.text().equals("false")) {
            RoaringBitmap active = RoaringBitmap.bitmapOfRange(0, system.size());
            active.andNot(inactive);
            return active;
        }
        return value == null || value.text().equals("true") ? inactive : new RoaringBitmap();
    }

    /** The ordinal that the value names, or -1. */
    private int ordinal(PropertyValue value) {
        boolean foreign = value instanceof PropertyValue.Coded coded
                && coded.coding().system() != null
                && !coded.coding().system().equals(system.url());
        return foreign ? -1 : system.ordinalOf(value.text());
    }

    private static RoaringBitmap self(int ordinal) {
        return ordinal < 0 ? new RoaringBitmap() : RoaringBitmap.bitmapOf(ordinal);
    }

    private RoaringBitmap worded(String text) {
        if (exact) {
            return every(ordinal -> text.equals(system.display(ordinal)));
        }
        Words words = Words.of(text);
        return every(ordinal -> words.allBeginIn(String.valueOf(system.display(ordinal)))
                || system.designations(ordinal).stream().anyMatch(each -> words.allBeginIn(each.value())));
    }

    private RoaringBitmap every(IntPredicate test) {
        Work.spend(system.size());
        RoaringBitmap found = new RoaringBitmap();
        for (int ordinal = 0; ordinal < system.size(); ordinal++) {
            if (test.test(ordinal)) {
                found.add(ordinal);
            }
        }
        return found;
    }

    private RoaringBitmap having(PropertyIndex index, @Nullable PropertyValue wanted) {
        if (wanted == null) {
            return index.having(value -> true);
        }
        RoaringBitmap named = index.having(value -> isNamed(value, wanted));
        return named.isEmpty() && isTyped(wanted) ? meant(index, Words.of(wanted.text())) : named;
    }

    /** True of what someone may have typed: a text, or a code that is said to be of no system. */
    private static boolean isTyped(PropertyValue wanted) {
        return wanted instanceof PropertyValue.Code
                || wanted instanceof PropertyValue.Text
                || (wanted instanceof PropertyValue.Coded coded
                        && coded.coding().system() == null);
    }

    /** A Coding names a value by its code and system; a code of this code system need not name it. */
    private boolean isNamed(PropertyValue value, PropertyValue wanted) {
        if (!(wanted instanceof PropertyValue.Coded coded)) {
            return value.isNamedBy(wanted.text());
        }
        Coding coding = coded.coding();
        if (coding.system() == null
                || (value instanceof PropertyValue.Code && coding.system().equals(system.url()))) {
            return value.isNamedBy(coding.code());
        }
        return value.isNamedBy(coding.system() + "|" + coding.code());
    }

    private RoaringBitmap meant(PropertyIndex index, Words words) {
        Set<PropertyValue> meant = index.values().stream()
                .filter(value -> words.allBeginIn(wording(value)))
                .collect(Collectors.toSet());
        boolean usable = !exact || meant.size() == 1;
        return usable ? index.having(meant::contains) : new RoaringBitmap();
    }

    private static String wording(PropertyValue value) {
        if (value instanceof PropertyValue.Coded coded && coded.coding().display() != null) {
            return coded.coding().code() + " " + coded.coding().display();
        }
        return value.text();
    }
}
