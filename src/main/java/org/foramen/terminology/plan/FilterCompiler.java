package org.foramen.terminology.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.foramen.terminology.code.Message;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Property;
import org.foramen.terminology.code.PropertyValue;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.BoundedPattern;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.codesystem.PropertyIndex;
import org.roaringbitmap.RoaringBitmap;

/**
 * One filter against one code system gives one plan. The meaning of each operator is
 * https://hl7.org/fhir/R4/valueset-filter-operator.html; a filter that is not understood is refused, never dropped.
 */
public final class FilterCompiler {

    /** Those that tell of the hierarchy. */
    private static final Set<String> HIERARCHY = Set.of("parent", "child");

    /** The properties that every code system has without declaring them. */
    private static final Set<String> BUILT_IN = Set.of("concept", "code", "display", "parent", "child");

    private final CompiledCodeSystem system;
    private final String element;

    /** For the filter at that element. */
    public FilterCompiler(CompiledCodeSystem system, String element) {
        this.system = system;
        this.element = element;
    }

    public Plan compile(Filter filter) {
        if (filter.value().isBlank()) {
            Message message = Message.entry(
                    "UNABLE_TO_HANDLE_SYSTEM_FILTER_WITH_NO_VALUE", system.url(), filter.property(), filter.operator());
            throw new Refusal(new Problem(Problem.Kind.INVALID, message, element, "vs-invalid"));
        }
        FilterOperator operator = FilterOperator.of(filter.operator());
        if (operator == null) {
            throw refuse(filter, "is not understood: the operators are " + FilterOperator.codes(), "op");
        }
        return switch (operator) {
            case IS_A -> below(filter, true);
            case DESCENDENT_OF -> below(filter, false);
            case IS_NOT_A -> new Plan.Without(new Plan.Whole(system.size()), below(filter, true));
            case GENERALIZES -> above(filter);
            case EQUAL -> equal(filter, filter.value());
            case IN -> in(filter);
            case NOT_IN -> new Plan.Without(new Plan.Whole(system.size()), in(filter));
            case REGEX -> regex(filter);
            case EXISTS -> exists(filter);
            case CHILD_OF -> children(filter);
            case DESCENDENT_LEAF -> leaves(filter);
        };
    }

    /** Refuses a filter that asks of a hierarchy, for a code system that is a grammar and so has none. */
    public void refuseHierarchy(Filter filter) {
        FilterOperator operator = FilterOperator.of(filter.operator());
        boolean byOperator = operator != null && operator.isHierarchical();
        if (byOperator || HIERARCHY.contains(filter.property())) {
            throw refuse(
                    filter,
                    "cannot be used: the code system is a grammar and has no hierarchy",
                    byOperator ? "op" : "property");
        }
    }

    private Plan below(Filter filter, boolean self) {
        return new Plan.Below(system.hierarchy(), hierarchyConcept(filter), self);
    }

    private Plan children(Filter filter) {
        return childrenOf(hierarchyConcept(filter));
    }

    private Plan childrenOf(int parent) {
        Hierarchy hierarchy = system.hierarchy();
        return new Plan.Selected(
                ordinal -> isAmong(parent, hierarchy.parents(ordinal)), () -> counted(hierarchy.children(parent)));
    }

    private Plan parentsOf(int child) {
        Hierarchy hierarchy = system.hierarchy();
        return new Plan.Selected(
                ordinal -> isAmong(ordinal, hierarchy.parents(child)), () -> counted(hierarchy.parents(child)));
    }

    private static boolean isAmong(int ordinal, int[] ordinals) {
        Work.spend(1 + ordinals.length / Plan.BYTES_AT_ONCE);
        return Arrays.stream(ordinals).anyMatch(each -> each == ordinal);
    }

    private static RoaringBitmap counted(int[] ordinals) {
        Work.spend(ordinals.length);
        return RoaringBitmap.bitmapOf(ordinals);
    }

    private Plan leaves(Filter filter) {
        int top = hierarchyConcept(filter);
        return new Plan.Selected(
                ordinal -> isLeaf(ordinal) && system.hierarchy().isAncestor(top, ordinal), () -> leavesBelow(top));
    }

    private boolean isLeaf(int ordinal) {
        return system.hierarchy().children(ordinal).length == 0;
    }

    private RoaringBitmap leavesBelow(int top) {
        RoaringBitmap leaves = new RoaringBitmap();
        RoaringBitmap all = system.hierarchy().descendants(top);
        Work.spend(all.getCardinality());
        all.forEach((int ordinal) -> {
            if (isLeaf(ordinal)) {
                leaves.add(ordinal);
            }
        });
        return leaves;
    }

    private Plan above(Filter filter) {
        int bottom = hierarchyConcept(filter);
        return new Plan.Selected(
                ordinal -> ordinal == bottom || system.hierarchy().isAncestor(ordinal, bottom),
                () -> andAncestors(bottom));
    }

    private RoaringBitmap andAncestors(int ordinal) {
        RoaringBitmap up = system.hierarchy().ancestors(ordinal);
        Work.spend(up.getCardinality());
        up.add(ordinal);
        return up;
    }

    /** Hierarchy filters are defined on the concept; some authors write {@code code} for it. */
    private int hierarchyConcept(Filter filter) {
        if (!filter.property().equals("concept") && !filter.property().equals("code")) {
            throw refuse(
                    filter, "is not understood: '" + filter.operator() + "' needs the property 'concept'", "property");
        }
        return ordinal(filter, filter.value());
    }

    private int ordinal(Filter filter, String code) {
        int ordinal = system.ordinalOf(code.strip());
        if (ordinal < 0) {
            throw refuse(filter, "names a code that is not in the code system", "value");
        }
        return ordinal;
    }

    private Plan equal(Filter filter, String value) {
        return switch (property(filter)) {
            case "concept", "code" -> {
                int ordinal = system.ordinalOf(value);
                yield new Plan.Listed(ordinal < 0 ? new RoaringBitmap() : RoaringBitmap.bitmapOf(ordinal));
            }
            case "display" -> having(filter, value::equals);
            case "parent" -> childrenOf(ordinal(filter, value));
            case "child" -> parentsOf(ordinal(filter, value));
            default -> valued(filter.property(), each -> each.isNamedBy(value));
        };
    }

    private Plan in(Filter filter) {
        List<Plan> parts = new ArrayList<>();
        for (String value : filter.value().split(",", -1)) {
            parts.add(equal(filter, value.strip()));
        }
        return new Plan.AnyOf(parts);
    }

    private Plan regex(Filter filter) {
        try {
            return having(filter, BoundedPattern.compile(filter.value()));
        } catch (IllegalArgumentException wrong) {
            throw refuse(filter, "cannot be used: " + wrong.getMessage(), "value");
        }
    }

    private Plan exists(Filter filter) {
        Plan present = having(filter, text -> true);
        return switch (filter.value()) {
            case "true" -> present;
            case "false" -> new Plan.Without(new Plan.Whole(system.size()), present);
            default -> throw refuse(filter, "needs the value true or false", "value");
        };
    }

    /** The concepts that have the filter's property with some value whose text satisfies the test. */
    private Plan having(Filter filter, Predicate<String> test) {
        Hierarchy hierarchy = system.hierarchy();
        return switch (property(filter)) {
            case "concept", "code" -> where(ordinal -> test.test(system.code(ordinal)));
            case "display" ->
                where(ordinal -> {
                    String display = system.display(ordinal);
                    return display != null && test.test(display);
                });
            case "parent" -> where(ordinal -> anyCode(hierarchy.parents(ordinal), test));
            case "child" -> where(ordinal -> anyCode(hierarchy.children(ordinal), test));
            default -> valued(filter.property(), value -> test.test(value.text()));
        };
    }

    private boolean anyCode(int[] ordinals, Predicate<String> test) {
        Work.spend(ordinals.length);
        return system.codes(ordinals).stream().anyMatch(test);
    }

    private Plan where(IntPredicate test) {
        return new Plan.Selected(test, () -> ordinalsWhere(test));
    }

    /** One concept is asked for its values, all are found by the values that there are. */
    private Plan valued(String property, Predicate<PropertyValue> test) {
        PropertyIndex index = system.property(property);
        return index == null
                ? new Plan.Listed(new RoaringBitmap())
                : new Plan.Selected(ordinal -> hasValue(ordinal, property, test), () -> index.having(test));
    }

    private boolean hasValue(int ordinal, String property, Predicate<PropertyValue> test) {
        List<Property> properties = system.concept(ordinal).properties();
        Work.spend(properties.size());
        for (Property each : properties) {
            if (each.code().equals(property) && test.test(each.value())) {
                return true;
            }
        }
        return false;
    }

    private RoaringBitmap ordinalsWhere(IntPredicate test) {
        Work.spend(system.size());
        RoaringBitmap found = new RoaringBitmap();
        for (int ordinal = 0; ordinal < system.size(); ordinal++) {
            if (test.test(ordinal)) {
                found.add(ordinal);
            }
        }
        return found;
    }

    /**
     * The filter's property by the name that FHIR has for it, since the parent and child of a concept may be declared under
     * other codes; one that is neither FHIR's nor the code system's is refused.
     */
    private String property(Filter filter) {
        String property = filter.property();
        PropertyDefinition declared = system.definition().property(property);
        if (declared != null) {
            return declared.is("parent") ? "parent" : declared.is("child") ? "child" : property;
        }
        if (!BUILT_IN.contains(property) && system.property(property) == null) {
            throw refuse(filter, "is not understood: the code system has no property '" + property + "'", "property");
        }
        return property;
    }

    private Refusal refuse(Filter filter, String what, String part) {
        String text = "The filter \"" + Message.cut(filter.property() + " " + filter.operator() + " " + filter.value())
                + "\" on "
                + system.canonical() + " " + what;
        return new Refusal(new Problem(Problem.Kind.UNPROCESSABLE, text, element + "." + part));
    }
}
