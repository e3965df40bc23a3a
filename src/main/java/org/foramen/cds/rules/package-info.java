/**
 * The rules of this server together: published PlanDefinitions are compiled ({@link org.foramen.cds.rules.plan}), judge the
 * facts of one call ({@link org.foramen.cds.rules.facts}), and give findings ({@link org.foramen.cds.rules.finding}). Knows
 * neither HTTP nor the JSON of CDS Hooks, and holds no code, value set or text of a card: those are data in
 * fhir-resources/PlanDefinition (https://hl7.org/fhir/R4/clinicalreasoning-cds-on-fhir.html).
 */
@NullMarked
package org.foramen.cds.rules;

import org.jspecify.annotations.NullMarked;
