package org.foramen.terminology.valueset;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.PropertyDefinition;
import org.foramen.terminology.codesystem.PropertyIndex;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * One filter against one code system gives one plan. The meaning of each operator is
 * https://hl7.org/fhir/R4/valueset-filter-operator.html; a filter that is not understood is refused, never dropped.
 */
final class FilterCompiler {

    private static final String EXPRESSION = "ValueSet.compose.include.filter";
    /** Longer patterns are refused: RE2 is linear in the text, but compiling grows with the pattern. */
    private static final int MAX_PATTERN_LENGTH = 1_000;

    private final CompiledCodeSystem system;

    FilterCompiler(CompiledCodeSystem system) {
        this.system = system;
    }

    Plan compile(Filter filter) {
        FilterOperator operator = FilterOperator.of(filter.operator());
        if (operator == null) {
            throw refuse(filter, "is not known: the operator is none of FHIR R4's", "op");
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
        };
    }

    private Plan below(Filter filter, boolean self) {
        return new Plan.Below(system.hierarchy(), hierarchyConcept(filter), self);
    }

    private Plan above(Filter filter) {
        int ordinal = hierarchyConcept(filter);
        RoaringBitmap up = system.hierarchy().ancestors(ordinal);
        up.add(ordinal);
        return new Plan.Listed(up);
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
        return switch (filter.property()) {
            case "concept", "code" -> {
                int ordinal = system.ordinalOf(value);
                yield new Plan.Listed(ordinal < 0 ? new RoaringBitmap() : RoaringBitmap.bitmapOf(ordinal));
            }
            case "display" -> texts("display", value::equals);
            case "parent" ->
                new Plan.Listed(RoaringBitmap.bitmapOf(system.hierarchy().children(ordinal(filter, value))));
            case "child" ->
                new Plan.Listed(RoaringBitmap.bitmapOf(system.hierarchy().parents(ordinal(filter, value))));
            default -> {
                PropertyIndex index = property(filter);
                yield new Plan.Listed(index == null ? new RoaringBitmap() : index.named(value));
            }
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
        if (filter.value().length() > MAX_PATTERN_LENGTH) {
            throw refuse(
                    filter, "has a regular expression of more than " + MAX_PATTERN_LENGTH + " characters", "value");
        }
        Predicate<String> test;
        try {
            test = Pattern.compile(filter.value())::matches;
        } catch (PatternSyntaxException wrong) {
            throw refuse(filter, "has a regular expression that does not compile: " + wrong.getDescription(), "value");
        }
        return switch (filter.property()) {
            case "concept", "code", "display" -> texts(filter.property(), test);
            default -> {
                PropertyIndex index = property(filter);
                yield new Plan.Listed(index == null ? new RoaringBitmap() : index.matching(test));
            }
        };
    }

    private Plan exists(Filter filter) {
        boolean wanted =
                switch (filter.value()) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw refuse(filter, "needs the value true or false", "value");
                };
        Plan present = new Plan.Listed(
                switch (filter.property()) {
                    case "concept", "code" -> system.all();
                    case "display" -> ordinalsWhere(ordinal -> system.display(ordinal) != null);
                    case "parent" -> ordinalsWhere(ordinal -> system.hierarchy().parents(ordinal).length > 0);
                    case "child" -> ordinalsWhere(ordinal -> system.hierarchy().children(ordinal).length > 0);
                    default -> {
                        PropertyIndex index = property(filter);
                        yield index == null ? new RoaringBitmap() : index.present();
                    }
                });
        return wanted ? present : new Plan.Without(new Plan.Whole(system.size()), present);
    }

    private Plan texts(String property, Predicate<String> test) {
        boolean display = property.equals("display");
        return new Plan.Listed(ordinalsWhere(ordinal -> {
            String text = display ? system.display(ordinal) : system.code(ordinal);
            return text != null && test.test(text);
        }));
    }

    private RoaringBitmap ordinalsWhere(IntPredicate test) {
        RoaringBitmap found = new RoaringBitmap();
        for (int ordinal = 0; ordinal < system.size(); ordinal++) {
            if (test.test(ordinal)) {
                found.add(ordinal);
            }
        }
        return found;
    }

    /** The index of a declared property (null when no concept has it); an undeclared one is refused. */
    private @Nullable PropertyIndex property(Filter filter) {
        PropertyIndex index = system.property(filter.property());
        PropertyDefinition declared = system.definition().property(filter.property());
        if (index == null && declared == null) {
            throw refuse(
                    filter,
                    "is not understood: the code system has no property '" + filter.property() + "'",
                    "property");
        }
        return index;
    }

    private Refusal refuse(Filter filter, String what, String element) {
        String text = "The filter \"" + filter.property() + " " + filter.operator() + " " + filter.value() + "\" on "
                + system.canonical() + " " + what;
        return new Refusal(new Problem(Problem.Kind.UNPROCESSABLE, text, EXPRESSION + "." + element));
    }
}
