/**
 * Value sets: a compose (https://hl7.org/fhir/R4/valueset.html#compositions) is compiled into a sealed plan of set operations
 * over the ordinals of each code system it draws from.
 *
 * <p>Two trees: what the author wrote ({@link org.foramen.terminology.valueset.ValueSetDefinition} with its filters) and what
 * it means ({@link org.foramen.terminology.plan.Plan}). Membership walks the plan for one ordinal and expands nothing;
 * expansion turns the same plan into a bitmap.
 */
@NullMarked
package org.foramen.terminology.valueset;

import org.jspecify.annotations.NullMarked;
