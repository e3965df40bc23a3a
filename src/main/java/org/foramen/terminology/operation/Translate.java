package org.foramen.terminology.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Membership;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.code.Work;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.OtherElement;
import org.foramen.terminology.conceptmap.Translation;
import org.foramen.terminology.operation.TranslateRequest.Maps;
import org.jspecify.annotations.Nullable;

/** Answers {@code $translate}. */
final class Translate {

    private final Catalogue catalogue;
    private final ConceptQueries queries;

    /** @param queries over the same catalogue */
    Translate(Catalogue catalogue, ConceptQueries queries) {
        this.catalogue = catalogue;
        this.queries = queries;
    }

    /** A map that came with the request is meant itself where it is named by its own url. */
    TranslateAnswer answer(TranslateRequest request) {
        if (request.codings().isEmpty()) {
            throw new Refusal(
                    Problem.required("There is nothing to translate: give code, coding or codeableConcept", "code"));
        }
        if (request.maps() instanceof Maps.Given given) {
            Catalogue knowing = catalogue.with(List.of(), List.of(), List.of(given.map()));
            return new Translate(knowing, queries).answer(request, List.of(knowing.just(given.map())));
        }
        return answer(request, maps(request.maps()));
    }

    private TranslateAnswer answer(TranslateRequest request, List<CompiledConceptMap> maps) {
        Set<Translation> matches = new LinkedHashSet<>();
        Set<String> missing = new TreeSet<>();
        boolean covered = false;
        for (Coding coding : request.codings()) {
            Work.spend(maps.size());
            for (CompiledConceptMap map : maps) {
                if (isAskable(map, coding, request)) {
                    covered = true;
                    add(translations(map, coding, request), request, matches, missing);
                }
            }
        }
        boolean result = matches.stream().anyMatch(Translation::isMatch);
        String message = result ? null : message(request, covered, missing);
        return new TranslateAnswer(result, message, List.copyOf(matches), request.reverse());
    }

    private List<CompiledConceptMap> maps(Maps maps) {
        if (maps instanceof Maps.Named named) {
            CompiledConceptMap map = catalogue.conceptMap(named.canonical());
            if (map == null) {
                throw new Refusal(Problem.notFound(
                        "A definition for the concept map '" + named.canonical() + "' could not be found", "url"));
            }
            return List.of(map);
        }
        return catalogue.conceptMaps();
    }

    /** Whether the map has to do with the coding and with what is looked for. In reverse, its scopes change places. */
    private boolean isAskable(CompiledConceptMap map, Coding coding, TranslateRequest request) {
        boolean reverse = request.reverse();
        String from =
                reverse ? map.definition().targetScope() : map.definition().sourceScope();
        String into =
                reverse ? map.definition().sourceScope() : map.definition().targetScope();
        TranslateRequest.Into wanted = request.into();
        return coding.system() != null
                && map.covers(coding.system(), reverse)
                && (wanted.system() == null || map.covers(wanted.system(), !reverse))
                && isIn(request.from(), coding, from)
                && isWithin(from, coding)
                && (wanted.valueSet() == null
                        || wanted.valueSet().url().equals(into)
                        || queries.knowsValueSet(wanted.valueSet()));
    }

    /**
     * Whether the coding is of the value set that the request names; where that cannot be told, whether it is the one that the
     * map is for.
     */
    private boolean isIn(@Nullable Canonical valueSet, Coding coding, @Nullable String scopeOfMap) {
        if (valueSet == null) {
            return true;
        }
        Membership membership = queries.memberOf(valueSet, coding);
        return membership.isMember()
                || (membership instanceof Membership.Undetermined
                        && valueSet.url().equals(scopeOfMap));
    }

    /** A map says nothing of codes that are not of the value set that it is for, as far as that can be told. */
    private boolean isWithin(@Nullable String scopeOfMap, Coding coding) {
        return scopeOfMap == null
                || !(queries.memberOf(new Canonical(scopeOfMap, null), coding) instanceof Membership.NotMember);
    }

    private List<Translation> translations(CompiledConceptMap map, Coding coding, TranslateRequest request) {
        List<Translation> said = request.reverse() ? map.reverse(coding) : map.translate(coding, catalogue::conceptMap);
        String scope = request.reverse()
                ? map.definition().sourceScope()
                : map.definition().targetScope();
        return said.stream()
                .filter(translation -> isWanted(translation.concept(), request.into(), scope))
                .toList();
    }

    private boolean isWanted(@Nullable Coding concept, TranslateRequest.Into wanted, @Nullable String scopeOfMap) {
        if (concept == null) {
            return wanted.system() == null;
        }
        return (wanted.system() == null || wanted.system().equals(concept.system()))
                && isIn(wanted.valueSet(), concept, scopeOfMap);
    }

    /** What holds goes to the matches; of what does not, what it would need. */
    private static void add(
            List<Translation> said, TranslateRequest request, Set<Translation> matches, Set<String> missing) {
        for (Translation translation : said) {
            if (translation.holdsFor(request.dependencies())) {
                matches.add(translation);
            } else {
                translation.dependsOn().stream().map(OtherElement::property).forEach(missing::add);
            }
        }
    }

    private static String message(TranslateRequest request, boolean covered, Set<String> missing) {
        String what = request.codings().get(0) + (request.codings().size() > 1 ? " or the other codings" : "");
        if (!missing.isEmpty()) {
            return "No mapping of " + what + " holds for what is given: there are some that depend on "
                    + String.join(", ", missing) + "; give them as dependency";
        }
        return covered
                ? "No mapping was found for " + what
                : "No concept map that is known here translates " + what + " as asked";
    }
}
