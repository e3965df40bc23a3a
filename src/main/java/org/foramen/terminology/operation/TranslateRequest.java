package org.foramen.terminology.operation;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.code.Coding;
import org.foramen.terminology.conceptmap.ConceptMapDefinition;
import org.foramen.terminology.conceptmap.OtherElement;
import org.jspecify.annotations.Nullable;

/**
 * ConceptMap/$translate (https://hl7.org/fhir/R4/conceptmap-operation-translate.html).
 *
 * @param maps which maps are asked
 * @param codings one, or those of a CodeableConcept
 * @param from the value set that the codings are of, null when not said
 * @param into what is looked for
 * @param reverse whether the codings are targets and their sources are looked for
 * @param dependencies what else is known of the case, for mappings that depend on it
 */
public record TranslateRequest(
        Maps maps,
        List<Coding> codings,
        @Nullable Canonical from,
        Into into,
        boolean reverse,
        List<OtherElement> dependencies) {

    public TranslateRequest {
        codings = List.copyOf(codings);
        dependencies = List.copyOf(dependencies);
    }

    /** Which maps are asked. */
    public sealed interface Maps {
        /** Every one that is known and fits. */
        record All() implements Maps {}

        /** A known one. */
        record Named(Canonical canonical) implements Maps {}

        /** One that came with the request. */
        record Given(ConceptMapDefinition map) implements Maps {}
    }

    /**
     * What is looked for.
     *
     * @param valueSet that the concepts found must be of, null for any
     * @param system the code system that they must be of, null for any
     */
    public record Into(
            @Nullable Canonical valueSet, @Nullable String system) {
        public static final Into ANY = new Into(null, null);
    }
}
