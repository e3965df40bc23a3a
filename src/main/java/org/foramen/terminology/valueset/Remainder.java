package org.foramen.terminology.valueset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.plan.Plan;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What is left of what an include selects: what imported value sets have too, and no exclude takes away. */
final class Remainder {

    /**
     * What an exclude takes away.
     *
     * @param anyVersion whether it does so from every version of the code system, not only from its own
     * @param whole whether it takes away the code system, at whatever version
     */
    record Excluded(Part part, boolean anyVersion, boolean whole) {
        boolean concerns(Part included) {
            return part.system().equals(included.system()) && concerns(included.version());
        }

        /** Where one of the two has no version, as of a code system of which nothing is known, they cannot be told apart. */
        private boolean concerns(@Nullable String version) {
            boolean untold = version == null || part.version() == null;
            return anyVersion || whole || untold || Objects.equals(part.version(), version);
        }

        /** Whether it takes away the code of that version of the code system. */
        boolean takes(String system, @Nullable String version, String code) {
            return part.system().equals(system) && concerns(version) && (whole || part.member(code) != null);
        }
    }

    private Remainder() {}

    /** The part, as far as every one of the value sets has it too. */
    static Part within(Part part, List<CompiledValueSet> valueSets) {
        if (valueSets.isEmpty()) {
            return part;
        }
        if (part instanceof Part.Known known) {
            return within(known, valueSets);
        }
        if (part instanceof GrammarPart endless) {
            GrammarPart narrowed = endless.then(known -> within(known, valueSets));
            Set<String> codes = finite(endless.system(), valueSets);
            return codes == null ? narrowed : narrowed.among(endless.grammar().around(codes));
        }
        Part.Foreign foreign = (Part.Foreign) part;
        return kept(foreign, concept -> valueSets.stream()
                .allMatch(valueSet -> anyHas(valueSet.parts(), foreign, concept)));
    }

    private static Part.Known within(Part.Known known, List<CompiledValueSet> valueSets) {
        List<Plan> plans = new ArrayList<>();
        plans.add(known.plan());
        valueSets.forEach(valueSet -> plans.add(planIn(known.codeSystem(), valueSet.parts())));
        return known.with(new Plan.AllOf(plans));
    }

    /** All codes of the system that the first of the value sets has which has an end in it; null when none has. */
    private static @Nullable Set<String> finite(String system, List<CompiledValueSet> valueSets) {
        for (CompiledValueSet valueSet : valueSets) {
            Work.spend(valueSet.parts().size());
            List<Part> parts = valueSet.parts().stream()
                    .filter(part -> part.system().equals(system))
                    .toList();
            if (parts.stream().noneMatch(GrammarPart.class::isInstance)) {
                Set<String> codes = new LinkedHashSet<>();
                for (Part part : parts) {
                    int[] numbers = part.inOrder();
                    Work.spend(numbers.length);
                    Arrays.stream(numbers)
                            .forEach(number -> codes.add(part.coding(number).code()));
                }
                return codes;
            }
        }
        return null;
    }

    /**
     * The part without what the excludes take away.
     *
     * @param activeOnly whether inactive codes are taken away too
     */
    static Part of(Part part, List<Excluded> excluded, boolean activeOnly) {
        Work.spend(excluded.size());
        List<Excluded> concerning =
                excluded.stream().filter(each -> each.concerns(part)).toList();
        List<Part> fitting = concerning.stream().map(Excluded::part).toList();
        if (part instanceof Part.Known known) {
            return without(known, concerning, activeOnly);
        }
        if (part instanceof GrammarPart endless) {
            return concerning.isEmpty() && !activeOnly
                    ? endless
                    : endless.then(known -> without(known, concerning, activeOnly));
        }
        Part.Foreign foreign = (Part.Foreign) part;
        return kept(foreign, concept -> !anyHas(fitting, foreign, concept));
    }

    private static Part.Known without(Part.Known known, List<Excluded> concerning, boolean activeOnly) {
        List<Plan> gone = new ArrayList<>();
        if (concerning.stream().anyMatch(Excluded::whole)) {
            gone.add(known.plan());
        } else if (!concerning.isEmpty()) {
            List<Part> parts = concerning.stream().map(Excluded::part).toList();
            gone.add(planIn(known.codeSystem(), parts));
        }
        if (activeOnly) {
            gone.add(new Plan.Listed(known.codeSystem().inactive()));
        }
        return gone.isEmpty() ? known : known.with(new Plan.Without(known.plan(), new Plan.AnyOf(gone)));
    }

    private static Part kept(Part.Foreign part, Predicate<ConceptReference> test) {
        return Part.Foreign.of(
                part.system(),
                part.version(),
                part.concepts().stream().filter(test).toList());
    }

    private static boolean anyHas(List<Part> parts, Part.Foreign like, ConceptReference concept) {
        Work.spend(parts.size());
        return parts.stream()
                .anyMatch(part -> part.system().equals(like.system()) && part.member(concept.code()) != null);
    }

    /** What the parts have in this code system; of another version of it, the codes that both versions have. */
    private static Plan planIn(CompiledCodeSystem system, List<Part> parts) {
        Work.spend(parts.size());
        List<Plan> plans = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Known known && known.codeSystem() == system) {
                plans.add(known.plan());
            } else if (part instanceof GrammarPart endless && endless.system().equals(system.url())) {
                plans.add(endless.among(system).plan());
            } else if (part.system().equals(system.url())) {
                plans.add(carriedOver(part, system));
            }
        }
        return new Plan.AnyOf(plans);
    }

    private static Plan carriedOver(Part part, CompiledCodeSystem system) {
        return new Plan.Selected(
                ordinal -> part.member(system.code(ordinal)) != null, () -> everyCarriedOver(part, system));
    }

    private static RoaringBitmap everyCarriedOver(Part part, CompiledCodeSystem system) {
        RoaringBitmap ordinals = new RoaringBitmap();
        int[] numbers = part.inOrder();
        Work.spend(numbers.length);
        for (int number : numbers) {
            int ordinal = system.ordinalOf(part.coding(number).code());
            if (ordinal >= 0) {
                ordinals.add(ordinal);
            }
        }
        return ordinals;
    }
}
