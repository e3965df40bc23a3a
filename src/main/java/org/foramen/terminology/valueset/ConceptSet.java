package org.foramen.terminology.valueset;

import java.util.List;
import org.foramen.terminology.code.Canonical;
import org.foramen.terminology.plan.Filter;
import org.jspecify.annotations.Nullable;

/**
 * One include or exclude (https://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.compose.include).
 *
 * @param system null when only value sets are named
 * @param version the code system's version, null for the newest, {@code *} for all
 * @param concepts codes by name; empty together with {@code filters} means the whole code system
 * @param filters all of them must hold
 * @param valueSets the codes must be in every one of them
 */
public record ConceptSet(
        @Nullable String system,
        @Nullable String version,
        List<ConceptReference> concepts,
        List<Filter> filters,
        List<Canonical> valueSets) {

    public ConceptSet {
        concepts = List.copyOf(concepts);
        filters = List.copyOf(filters);
        valueSets = List.copyOf(valueSets);
    }

    /** The same at the version of that canonical. */
    ConceptSet at(Canonical codeSystem) {
        return new ConceptSet(system, codeSystem.version(), concepts, filters, valueSets);
    }

    /** The same with these filters. */
    ConceptSet with(List<Filter> others) {
        return new ConceptSet(system, version, concepts, others, valueSets);
    }
}
