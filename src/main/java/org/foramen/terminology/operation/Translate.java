package org.foramen.terminology.operation;

import java.util.ArrayList;
import java.util.List;
import org.foramen.terminology.catalogue.Catalogue;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.code.Problem;
import org.foramen.terminology.code.Refusal;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.Translation;

/** Answers {@code $translate}. */
final class Translate {

    private final Catalogue catalogue;

    Translate(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    TranslateAnswer answer(TranslateRequest request) {
        if (request.codings().isEmpty()) {
            throw new Refusal(
                    Problem.required("There is nothing to translate: give code, coding or codeableConcept", "code"));
        }
        List<CompiledConceptMap> maps = maps(request);
        List<Translation> matches = new ArrayList<>();
        for (CompiledConceptMap map : maps) {
            for (Coding coding : request.codings()) {
                List<Translation> found = request.reverse() ? map.reverse(coding) : map.translate(coding);
                found.stream().filter(each -> isOf(each, request)).forEach(matches::add);
            }
        }
        boolean result = matches.stream().anyMatch(Translation::isMatch);
        return new TranslateAnswer(result, result ? null : noMatch(request), matches);
    }

    private List<CompiledConceptMap> maps(TranslateRequest request) {
        if (request.given() != null) {
            return List.of(request.given());
        }
        if (request.map() != null) {
            CompiledConceptMap map = catalogue.conceptMap(request.map());
            if (map == null) {
                throw new Refusal(Problem.notFound(
                        "A definition for the concept map '" + request.map() + "' could not be found", "url"));
            }
            return List.of(map);
        }
        List<CompiledConceptMap> fitting = catalogue.conceptMaps().stream()
                .filter(map -> fits(map, request))
                .toList();
        if (fitting.isEmpty()) {
            throw new Refusal(Problem.notFound(
                    "No concept map that is published here fits the source and target of the request: name one with url",
                    "url"));
        }
        return fitting;
    }

    /** In reverse, the scopes of the map change places. */
    private static boolean fits(CompiledConceptMap map, TranslateRequest request) {
        ConceptMapDefinition definition = map.definition();
        String from = request.reverse() ? definition.targetScope() : definition.sourceScope();
        String into = request.reverse() ? definition.sourceScope() : definition.targetScope();
        boolean scopes = (request.source() == null || request.source().equals(from))
                && (request.target() == null || request.target().equals(into));
        boolean systems = request.codings().stream()
                .anyMatch(coding -> coding.system() != null && map.covers(coding.system(), request.reverse()));
        boolean targets = request.targetSystem() == null || map.covers(request.targetSystem(), !request.reverse());
        return scopes && systems && targets;
    }

    private static boolean isOf(Translation translation, TranslateRequest request) {
        Coding concept = translation.concept();
        return request.targetSystem() == null
                || (concept != null && request.targetSystem().equals(concept.system()));
    }

    private static String noMatch(TranslateRequest request) {
        return "No mapping was found for " + request.codings().get(0)
                + (request.codings().size() > 1 ? " or the other codings" : "");
    }
}
