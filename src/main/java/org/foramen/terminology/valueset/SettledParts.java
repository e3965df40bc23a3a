package org.foramen.terminology.valueset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.plan.Plan;
import org.roaringbitmap.RoaringBitmap;

/**
 * The parts of a value set that imports others, worked out: value sets that import each other many times over would otherwise
 * double what there is to do with each step.
 */
final class SettledParts {

    /** Up to so many parts, one that repeats others is left as it is. */
    private static final int FEW = 100;

    private static final int TOO_MANY = 10_000;

    private final Map<CompiledCodeSystem, RoaringBitmap> seen = new HashMap<>();
    private final Map<Canonical, Set<String>> seenForeign = new HashMap<>();

    private SettledParts() {}

    /** The same members by sets that were worked out; refuses what remains too many parts. */
    static List<Part> of(List<Part> parts) {
        List<Part> settled = parts.stream().map(SettledParts::settled).toList();
        if (settled.size() <= FEW) {
            return settled;
        }
        SettledParts seen = new SettledParts();
        List<Part> fresh = settled.stream().filter(seen::addsSomething).toList();
        if (fresh.size() > TOO_MANY) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The value set is put together from more than " + TOO_MANY + " parts of others",
                    "ValueSet.compose.include"));
        }
        return fresh;
    }

    private static Part settled(Part part) {
        return part instanceof Part.Known known ? known.with(new Plan.Shared(known.plan())) : part;
    }

    private boolean addsSomething(Part part) {
        if (part instanceof Part.Known known) {
            RoaringBitmap earlier = seen.computeIfAbsent(known.codeSystem(), system -> new RoaringBitmap());
            int before = earlier.getCardinality();
            earlier.or(known.plan().members());
            return earlier.getCardinality() > before;
        }
        if (part instanceof Part.Foreign foreign) {
            Set<String> earlier = seenForeign.computeIfAbsent(
                    new Canonical(foreign.system(), foreign.version()), version -> new HashSet<>());
            return earlier.addAll(
                    foreign.concepts().stream().map(ConceptReference::code).toList());
        }
        return true;
    }
}
