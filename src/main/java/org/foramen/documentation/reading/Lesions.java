package org.foramen.documentation.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.foramen.documentation.lexicon.Axis;
import org.foramen.documentation.sentence.Mention;
import org.foramen.documentation.sentence.Place;
import org.foramen.documentation.text.Document;
import org.foramen.documentation.text.Token;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what the note says of one lesion. A narrowed structure takes the mechanisms of its own sentence; where that
 * has none, those said nearby at the same place, then those said anywhere of the very level.
 */
final class Lesions {

    /** So many sentences around may tell what narrows. */
    private static final int NEARBY = 3;
    /** Of one region, no more mechanisms are looked through for a structure that has none near. */
    private static final int MOST_AFAR = 64;

    /** Two structures of one list have no more words between them. */
    private static final int LONGEST_LINK = 8;

    private static final Set<String> LINKS = Set.of("and", "plus");
    private static final Set<String> FILLERS = Set.of("the", "of", "both", "also", "as", "well", "at");

    private final Document document;
    private final List<Mention> structures = new ArrayList<>();
    private final List<Mention> mechanisms = new ArrayList<>();
    private final Map<Integer, List<Mention>> mechanismsByLine = new HashMap<>();
    private final Map<String, List<Mention>> mechanismsByRegion = new HashMap<>();
    private final Map<Integer, List<Mention>> regionsByLine = new HashMap<>();
    private final Map<Integer, List<Mention>> structuresByLine = new HashMap<>();
    private final Map<Integer, List<Mention>> placesByLine = new HashMap<>();
    private final Place usual;

    Lesions(Document document, List<Mention> mentions, Place usual) {
        this.document = document;
        this.usual = usual;
        for (Mention mention : mentions) {
            if (mention.isAffirmed(Axis.STRUCTURE)) {
                structures.add(mention);
                list(structuresByLine, mention.line()).add(mention);
            } else if (mention.isAffirmed(Axis.MECHANISM)) {
                mechanisms.add(mention);
                list(mechanismsByLine, mention.line()).add(mention);
                mention.place().regions().forEach(region -> list(mechanismsByRegion, region)
                        .add(mention));
            } else if (mention.isAffirmed(Axis.REGION)) {
                list(regionsByLine, mention.line()).add(mention);
                list(placesByLine, mention.line()).add(mention);
            } else if (mention.isAffirmed(Axis.LATERALITY)) {
                list(placesByLine, mention.line()).add(mention);
            }
        }
    }

    private static <K> List<Mention> list(Map<K, List<Mention>> lists, K key) {
        return lists.computeIfAbsent(key, each -> new ArrayList<>());
    }

    List<Lesion> all() {
        List<Lesion> lesions = new ArrayList<>();
        Set<Mention> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Mention structure : structures) {
            List<Mention> found = mechanismsOf(structure);
            used.addAll(found);
            lesions.add(lesion(structure, structure.value().code(), found));
        }
        for (Mention mechanism : mechanisms) {
            if (!used.contains(mechanism) && !narrowsHere(mechanism, used)) {
                alone(mechanism, lesions);
            }
        }
        lesions.sort(Comparator.comparingInt(Lesion::weight).reversed().thenComparingInt(Lesion::offset));
        return lesions;
    }

    /** Whether the note says elsewhere of the same mechanism at the same place that it narrows something. */
    private static boolean narrowsHere(Mention mechanism, Set<Mention> used) {
        return used.stream()
                .limit(MOST_AFAR)
                .anyMatch(other -> other.value().equals(mechanism.value())
                        && other.place().isKnown()
                        && other.place().meets(mechanism.place()));
    }

    private Lesion lesion(Mention said, @Nullable String structure, List<Mention> by) {
        Set<String> codes = new LinkedHashSet<>();
        Place place = said.place();
        for (Mention mechanism : by) {
            codes.add(mechanism.value().code());
            if (!place.hasVertebrae() && mechanism.place().isKnown() && place.agrees(mechanism.place())) {
                place = mechanism.place();
            }
        }
        return new Lesion(
                place.isKnown() ? place : usual,
                place.isKnown(),
                structure,
                codes,
                said.section().weight(),
                document.token(said.from()).start());
    }

    private List<Mention> mechanismsOf(Mention structure) {
        List<Mention> line = mechanismsByLine.getOrDefault(structure.line(), List.of());
        List<Mention> own = fitting(line.stream(), each -> each.place().agrees(structure.place()));
        List<Mention> beside = fitting(own.stream(), each -> isBeside(each, structure));
        if (!own.isEmpty()) {
            return beside.isEmpty() ? own : beside;
        }
        Mention coordinated = coordinated(structure);
        if (coordinated != null && !line.isEmpty()) {
            return mechanismsOf(coordinated).stream()
                    .map(each -> each.at(structure.place()))
                    .toList();
        }
        if (structure.weak()) {
            return List.of();
        }
        Stream<Mention> around = IntStream.rangeClosed(structure.line() - NEARBY, structure.line() + NEARBY)
                .mapToObj(number -> mechanismsByLine.getOrDefault(number, List.of()))
                .flatMap(List::stream);
        boolean known = structure.place().isKnown();
        List<Mention> near = fitting(
                around,
                each -> each.section() == structure.section()
                        && (known
                                ? each.place().meets(structure.place())
                                : each.place().agrees(structure.place())));
        return near.isEmpty() ? anywhere(structure) : near;
    }

    /** {@code Sacral foramina and pelvic foramina}: the same structure before, in a list with this one. */
    private @Nullable Mention coordinated(Mention structure) {
        for (Mention other : structuresByLine.getOrDefault(structure.line(), List.of())) {
            boolean before = other.to() <= structure.from() && structure.from() - other.to() <= LONGEST_LINK;
            if (before && other.value().equals(structure.value()) && isLinked(other, structure)) {
                return other;
            }
        }
        return null;
    }

    /** Whether nothing is between but what joins a list, and places and sides. */
    private boolean isLinked(Mention one, Mention other) {
        boolean joins = false;
        for (int i = one.to(); i < other.from(); i++) {
            Token token = document.token(i);
            int at = i;
            boolean joiner = LINKS.contains(token.form()) || token.is(',') || token.is('&') || token.is('/');
            boolean filler = FILLERS.contains(token.form())
                    || token.is('-')
                    || placesByLine.getOrDefault(one.line(), List.of()).stream()
                            .anyMatch(place -> place.from() <= at && at < place.to());
            joins |= joiner;
            if (!joiner && !filler) {
                return false;
            }
        }
        return joins;
    }

    /** What the weightiest part of the note says of the same place. */
    private List<Mention> anywhere(Mention structure) {
        List<Mention> anywhere = structure.place().regions().stream()
                .flatMap(region -> mechanismsByRegion.getOrDefault(region, List.of()).stream()
                        .limit(MOST_AFAR))
                .filter(each -> each.place().meets(structure.place()))
                .toList();
        int weight = anywhere.stream()
                .mapToInt(each -> each.section().weight())
                .max()
                .orElse(0);
        return fitting(anywhere.stream(), each -> each.section().weight() == weight);
    }

    private static List<Mention> fitting(Stream<Mention> mentions, Predicate<Mention> fit) {
        return mentions.filter(fit).toList();
    }

    private static boolean isBeside(Mention one, Mention other) {
        return one.line() == other.line() && one.clause() == other.clause();
    }

    private static boolean isWithin(Mention region, Mention mechanism) {
        return region.from() >= mechanism.from() && region.to() <= mechanism.to();
    }

    /** {@code Occipitocervical and rib dysfunction}: nothing but what joins a list is between. */
    private boolean isListedBefore(Mention region, Mention mechanism) {
        for (int i = region.to(); i < mechanism.from(); i++) {
            Token token = document.token(i);
            if (!token.says("and") && !token.is(',') && !token.is('&') && !token.is('/')) {
                return false;
            }
        }
        return region.to() < mechanism.from();
    }

    /** {@code Adjusted C2, T5, sacrum. Subluxation at each.}: regions listed in the sentence before, with no mechanism. */
    private List<Mention> listedBefore(Mention mechanism) {
        int line = mechanism.line() - 1;
        List<Mention> listed = regionsByLine.getOrDefault(line, List.of());
        boolean list = listed.size() > 1
                && !mechanismsByLine.containsKey(line)
                && listed.get(0).section() == mechanism.section();
        return list ? listed : List.of();
    }

    /** A mechanism that narrows nothing: at every region that its sentence names. */
    private void alone(Mention mechanism, List<Lesion> lesions) {
        List<Mention> named = regionsByLine.getOrDefault(mechanism.line(), List.of()).stream()
                .filter(region -> isBeside(region, mechanism))
                .toList();
        if (named.stream().anyMatch(region -> isWithin(region, mechanism))) {
            named = named.stream()
                    .filter(region -> isWithin(region, mechanism) || isListedBefore(region, mechanism))
                    .toList();
        } else if (!regionsByLine.containsKey(mechanism.line())) {
            named = listedBefore(mechanism);
        }
        boolean bound = mechanism.place().hasVertebrae() && named.size() < 2;
        if (named.isEmpty() || bound) {
            lesions.add(lesion(mechanism, null, List.of(mechanism)));
            return;
        }
        for (Mention region : named) {
            lesions.add(lesion(mechanism.at(region.place()), null, List.of(mechanism.at(region.place()))));
        }
    }
}
