package org.foramen.terminology.operation;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.conceptmap.CompiledConceptMap;
import org.jspecify.annotations.Nullable;

/**
 * ConceptMap/$translate (https://hl7.org/fhir/R4/conceptmap-operation-translate.html).
 *
 * @param map the map to use, null for every published one that covers the coding's system
 * @param given a map that came with the request; then {@code map} is null
 * @param codings one, or those of a CodeableConcept
 * @param source the value set the map must translate from, null for any
 * @param target the value set the map must translate into, null for any
 * @param targetSystem the code system the matches must be of, null for any
 * @param reverse whether the coding is a target and the sources are asked for
 */
public record TranslateRequest(
        @Nullable Canonical map,
        @Nullable CompiledConceptMap given,
        List<Coding> codings,
        @Nullable String source,
        @Nullable String target,
        @Nullable String targetSystem,
        boolean reverse) {

    public TranslateRequest {
        codings = List.copyOf(codings);
    }
}
