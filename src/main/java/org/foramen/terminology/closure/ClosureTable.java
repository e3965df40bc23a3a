package org.foramen.terminology.closure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.codesystem.CompiledCodeSystem;
import org.foramen.terminology.codesystem.Hierarchy;
import org.roaringbitmap.RoaringBitmap;

/** One closure table: the concepts entered, by code system, and their relations. Not safe for several threads. */
final class ClosureTable {

    /** The concepts of one code system. Several spellings of one code are one ordinal and several concepts. */
    private static final class Entered {
        final CompiledCodeSystem system;
        final RoaringBitmap ordinals = new RoaringBitmap();
        final Map<Integer, List<ClosureConcept>> spellings = new HashMap<>();

        Entered(CompiledCodeSystem system) {
            this.system = system;
        }

        boolean has(ClosureConcept concept) {
            return at(concept.ordinal()).stream().anyMatch(each -> each.code().equals(concept.code()));
        }

        List<ClosureConcept> at(int ordinal) {
            return spellings.getOrDefault(ordinal, List.of());
        }

        void add(ClosureConcept concept) {
            if (concept.ordinal() != ClosureConcept.UNRELATED) {
                ordinals.add(concept.ordinal());
            }
            spellings
                    .computeIfAbsent(concept.ordinal(), key -> new ArrayList<>(1))
                    .add(concept);
        }

        void remove(ClosureConcept concept) {
            List<ClosureConcept> left = spellings.getOrDefault(concept.ordinal(), new ArrayList<>());
            left.remove(concept);
            if (left.isEmpty()) {
                spellings.remove(concept.ordinal());
                if (concept.ordinal() != ClosureConcept.UNRELATED) {
                    ordinals.remove(concept.ordinal());
                }
            }
        }
    }

    private final String name;
    private final int maxEntries;
    /** The version when the table was begun: smaller ones are of an earlier table of that name. */
    private final long first;

    private final Map<String, Entered> bySystem = new LinkedHashMap<>();
    private final List<ClosureRelation> relations = new ArrayList<>();
    private int concepts;
    private long version;

    ClosureTable(String name, int maxEntries, long first) {
        this.name = name;
        this.maxEntries = maxEntries;
        this.first = first;
        this.version = first;
    }

    long version() {
        return version;
    }

    /** Enters the concepts, all or none, and gives the relations that they bring. */
    List<ClosureRelation> add(List<ClosureConcept> incoming) {
        List<ClosureConcept> added = new ArrayList<>();
        List<ClosureRelation> brought = new ArrayList<>();
        try {
            incoming.forEach(concept -> enter(concept, added, brought));
        } catch (Refusal refusal) {
            added.forEach(concept -> entered(concept).remove(concept));
            throw refusal;
        }
        concepts += added.size();
        relations.addAll(brought);
        version++;
        return brought;
    }

    private void enter(ClosureConcept concept, List<ClosureConcept> added, List<ClosureRelation> brought) {
        Entered entered = entered(concept);
        if (!entered.system.canonical().equals(concept.system().canonical())) {
            throw otherVersion(concept, entered);
        }
        if (entered.has(concept)) {
            return;
        }
        relate(concept, entered, brought);
        entered.add(concept);
        added.add(concept);
        if (concepts + added.size() + relations.size() + brought.size() > maxEntries) {
            throw new Refusal(new Problem(
                    Problem.Kind.TOO_COSTLY,
                    "The closure table '" + name + "' may hold " + maxEntries
                            + " concepts and relations: use another table for another context",
                    "concept"));
        }
    }

    private Entered entered(ClosureConcept concept) {
        Entered entered = bySystem.get(concept.system().url());
        if (entered == null || entered.spellings.isEmpty()) {
            entered = new Entered(concept.system());
            bySystem.put(concept.system().url(), entered);
        }
        return entered;
    }

    /** The ordinals of two versions of a code system have nothing to do with each other. */
    private Refusal otherVersion(ClosureConcept concept, Entered entered) {
        return new Refusal(new Problem(
                Problem.Kind.UNPROCESSABLE,
                "The closure table '" + name + "' holds concepts of '" + entered.system.canonical()
                        + "' and cannot relate them to '" + concept.coding()
                        + "': leave the version out, or initialise the table again",
                "concept"));
    }

    private void relate(ClosureConcept concept, Entered entered, List<ClosureRelation> brought) {
        if (concept.ordinal() == ClosureConcept.UNRELATED) {
            return;
        }
        Hierarchy hierarchy = concept.system().hierarchy();
        long next = version + 1;
        for (ClosureConcept same : entered.at(concept.ordinal())) {
            brought.add(new ClosureRelation(concept, same, true, next));
        }
        RoaringBitmap above = RoaringBitmap.and(hierarchy.ancestors(concept.ordinal()), entered.ordinals);
        above.forEach((int ordinal) -> entered.at(ordinal)
                .forEach(broader -> brought.add(new ClosureRelation(concept, broader, false, next))));
        RoaringBitmap below = RoaringBitmap.and(hierarchy.descendants(concept.ordinal()), entered.ordinals);
        below.forEach((int ordinal) -> entered.at(ordinal)
                .forEach(narrower -> brought.add(new ClosureRelation(narrower, concept, false, next))));
    }

    /** The relations that came after that version; {@code 0} gives all. Refuses a version that the table never had. */
    List<ClosureRelation> since(String text) {
        long since = parsed(text);
        if (since != 0 && (since <= first || since > version)) {
            throw new Refusal(Problem.invalid(
                    "The closure table '" + name + "' never had the version '" + text + "'; 0 asks for everything",
                    "version"));
        }
        return relations.stream().filter(relation -> relation.version() > since).toList();
    }

    private static long parsed(String text) {
        try {
            return Math.max(Long.parseLong(text), -1);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    static Refusal unknown(String name) {
        return new Refusal(Problem.notFound(
                "There is no closure table '" + name
                        + "' here, or no longer: initialise it by giving its name alone, then enter its concepts again",
                "name"));
    }
}
