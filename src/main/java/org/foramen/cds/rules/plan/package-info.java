/**
 * Published PlanDefinitions, compiled. The mapping follows HL7's draft of CDS Hooks with clinical reasoning
 * (https://hl7.org/fhir/R4/clinicalreasoning-cds-on-fhir.html, https://hl7.org/fhir/R4/plandefinition.html): {@code
 * action.trigger} named-event is the hook, {@code action.condition} says whether it applies, {@code action.title} and {@code
 * action.description} are summary and detail, nested actions are suggestions, {@code action.priority} routine, urgent and
 * stat are info, warning and critical, {@code action.dynamicValue} fills resources. What the draft leaves open (variables, one
 * finding per item, placeholders) is described in docs/cds-hooks.md. What would not work at run time is refused when it is
 * read, by file, element and expression.
 */
@NullMarked
package org.foramen.cds.rules.plan;

import org.jspecify.annotations.NullMarked;
