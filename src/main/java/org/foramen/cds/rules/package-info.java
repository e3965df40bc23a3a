/**
 * Published rules: a PlanDefinition becomes a {@link org.foramen.cds.rules.CompiledRule}, which judges the {@link
 * org.foramen.cds.rules.Facts} of one call and gives {@link org.foramen.cds.rules.Findings}. Knows neither HTTP nor the
 * JSON of CDS Hooks, and holds no code, value set or text of a card: those are data in fhir-resources/PlanDefinition.
 *
 * <p>The mapping follows HL7's draft of CDS Hooks with clinical reasoning
 * (https://hl7.org/fhir/R4/clinicalreasoning-cds-on-fhir.html, https://hl7.org/fhir/R4/plandefinition.html):
 * {@code action.trigger} named-event is the hook, {@code action.condition} says whether it applies, {@code action.title} and
 * {@code action.description} are summary and detail, nested actions are suggestions, {@code action.priority} routine, urgent
 * and stat are info, warning and critical, {@code action.dynamicValue} fills resources. What the draft leaves open (variables,
 * one finding per item, placeholders) is described in docs/cds-hooks.md.
 */
@NullMarked
package org.foramen.cds.rules;

import org.jspecify.annotations.NullMarked;
