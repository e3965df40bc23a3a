package org.foramen.cds.rules;

import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * A published rule and where it came from.
 *
 * @param file as messages name it
 */
public record RuleSource(String file, PlanDefinition plan) {}
