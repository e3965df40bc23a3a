package org.foramen.cds.rules;

import java.util.List;
import org.foramen.fhir.codec.PublishedResources;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * A published rule and where it came from.
 *
 * @param file as messages name it
 */
public record RuleSource(String file, PlanDefinition plan) {

    /** The rules among the published artefacts. */
    public static List<RuleSource> among(PublishedResources published) {
        return published.all().stream()
                .filter(artefact -> artefact.resource() instanceof PlanDefinition)
                .map(artefact -> new RuleSource(artefact.file(), (PlanDefinition) artefact.resource()))
                .toList();
    }
}
